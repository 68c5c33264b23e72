import { deskOver, NAME, save, TEXT } from "../desk/acts.ts";
import { type ForgeName, openForge } from "../desk/forge-stores.ts";
import { VELO } from "../server/temporary-repository.ts";
import { Refused } from "./forge-server.ts";

/** What forges may leave unsaid: an account or a fork that was deleted, a mode, a comparison that takes too long. */
const EDITED = TEXT.replace("100", "200");
const AUTHOR = { name: "Alix", email: "alix@example.org" };

type Opened = Awaited<ReturnType<typeof openForge>>;

/** Has a forge say nothing of some properties, wherever they are. */
function without(...names: readonly string[]) {
  const strip = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(strip);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, held]) => [name, names.includes(name) ? null : strip(held)]),
    );
  };
  return strip;
}

const UNSAID: Readonly<Record<ForgeName, readonly string[]>> = {
  // Who asks, of a login, is never unsaid.
  GitHub: ["user", "author", "repo"],
  GitLab: ["author", "a_mode", "b_mode", "labels"],
};

describe.each(["GitHub", "GitLab"] as const)("over %s", (name) => {
  let opened: Opened;
  beforeEach(async () => {
    opened = await openForge(name);
  });
  afterEach(() => opened.dispose());

  const desk = async (who: string) => deskOver(await opened.person(who));
  const board = () => opened.page("Clara").drafts() as Promise<{ slug: string; damaged?: string }[]>;

  it("drafts and notes of accounts that were deleted are shown, edited and published", async () => {
    await (await desk("Anne")).save(save(EDITED));
    await (await desk("Anne")).addNote(NAME, { author: "Anne", content: "À relire" });
    const strip = without(...UNSAID[name]);
    opened.served.spoil = (request, answer) => (request.endsWith("/user") ? answer : strip(answer));
    const drafts = await board();
    expect(drafts).toMatchObject([{ slug: NAME.slug, texts: { [VELO]: EDITED } }]);
    expect(drafts[0]).toMatchObject({ foreign: [] });
    expect(await (await desk("Clara")).notes(NAME)).toMatchObject([{ content: "À relire" }]);
    await (await desk("Clara")).setStatus(NAME, "pending_review");
    await (await desk("Clara")).publish(NAME);
    expect(`${opened.served.git.run("show", `main:${VELO}`)}\n`).toBe(EDITED);
  });

  /** Publishes on the forge itself. */
  function publishByHand(text: string): void {
    const { git } = opened.served;
    const main = git.run("rev-parse", "main");
    const tree = git.changedTree(main, [{ path: VELO, sha: git.storeBlob(Buffer.from(text)) }]);
    git.run("update-ref", "refs/heads/main", git.commit(tree, [main], "Monte", AUTHOR));
  }

  it.each([
    [500, "Server Error: Sorry, this diff is taking too long to generate."],
    [503, "Server Error: Sorry, this diff is temporarily unavailable due to heavy server load."],
    [504, ""],
  ])("what is published is read where it cannot be compared: %i %s", async (status, words) => {
    publishByHand(EDITED);
    const tooLong = new Refused(status, words);
    opened.served.trouble = (request) => (/compare/.test(request) ? tooLong : undefined);
    expect(await opened.page("Clara").entry(VELO)).toMatchObject({ data: EDITED });
  });

  it("a draft that cannot be compared is named, and hides no other", async () => {
    await (await desk("Anne")).save(save(EDITED));
    const tooLong = new Refused(500, "Server Error: Sorry, this diff is taking too long to generate.");
    let asked = 0;
    opened.served.trouble = (request) => {
      // GitHub's list of drafts is the first question of this sort, what they change the second.
      if (request.endsWith("/graphql")) asked += 1;
      return /compare/.test(request) || asked > 1 ? tooLong : undefined;
    };
    const [draft] = await board();
    expect(draft?.damaged).toMatch(/^Le brouillon .* trop de changements.*les compare/);
    // Whoever has no use for it any more removes it: its name is still said.
    asked = Number.NEGATIVE_INFINITY;
    await (await desk("Clara")).withdraw({ collection: "benefits_javascript", slug: draft?.slug ?? "" });
    expect(await board()).toEqual([]);
  });
});
