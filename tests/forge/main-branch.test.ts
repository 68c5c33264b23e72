import { deskOver, NAME, save, TEXT } from "../desk/acts.ts";
import { openForge } from "../desk/forge-stores.ts";
import { VELO } from "../server/temporary-repository.ts";
import type { serveGitHub } from "./github-server.ts";
import type { serveGitLab } from "./gitlab-server.ts";

/** The published branch renamed, removed, set back or rewritten on the forge, while drafts are there. */
const EDITED = TEXT.replace("100", "200");
const AUTHOR = { name: "Alix", email: "alix@example.org" };
const BRANCH = `cms/${NAME.collection}/${NAME.slug}`;

type Opened = Awaited<ReturnType<typeof openForge>>;
type GitHub = Awaited<ReturnType<typeof serveGitHub>>;
type GitLab = Awaited<ReturnType<typeof serveGitLab>>;

const desk = async (opened: Opened, who: string) => deskOver(await opened.person(who));
const board = (opened: Opened, branch?: string) =>
  opened.page("Clara", branch).drafts() as Promise<
    { slug: string; status: string; damaged?: string; texts?: object }[]
  >;
const text = ({ served }: Opened, branch: string) => `${served.git.run("show", `${branch}:${VELO}`)}\n`;

/** Gives the main branch another name, as each forge does. */
function rename({ served }: Opened): void {
  served.git.run("branch", "-m", "main", "principal");
  if ("state" in served) {
    const { state } = served as GitHub;
    Object.assign(state, { main: "principal", formerMain: "main" });
    for (const pull of state.pulls) pull.base = "principal";
  } else (served as GitLab).rules.main = "principal";
}

describe.each(["GitHub", "GitLab"] as const)("on %s, when the published branch", (name) => {
  let opened: Opened;
  beforeEach(async () => {
    opened = await openForge(name);
    await (await desk(opened, "Anne")).save(save(EDITED, { status: "pending_review" }));
  });
  afterEach(() => opened.dispose());

  it("is gone, everybody is told which one there is, and to whom to say it", async () => {
    rename(opened);
    if ("state" in opened.served) (opened.served as GitHub).state.formerMain = undefined;
    const sentence = /« main ».*n’existe plus sur Git.*« principal ».*Rien n’est perdu.*gère ce site/;
    await expect(board(opened)).rejects.toThrow(sentence);
    const late = (await desk(opened, "Anne")).save(save(TEXT.replace("100", "300")));
    await expect(late).rejects.toThrow(sentence);
    expect(opened.served.git.find("refs/heads/main")).toBeUndefined();
  });

  it("has another name, the site built for that one shows the drafts as they were, and publishes them", async () => {
    rename(opened);
    expect(await board(opened, "principal")).toMatchObject([
      { slug: NAME.slug, status: "pending_review", texts: { [VELO]: EDITED } },
    ]);
    const anne = deskOver(await opened.personOn("principal", "Anne"));
    await anne.setStatus(NAME, "pending_publish");
    await anne.publish(NAME);
    expect(text(opened, "principal")).toBe(EDITED);
    expect(await board(opened, "principal")).toEqual([]);
    const requests =
      "state" in opened.served
        ? (opened.served as GitHub).state.pulls
        : (opened.served as GitLab).requestsToMerge;
    expect(requests).toHaveLength(1);
  });

  it("is another history, the entry can be begun again from what is published", async () => {
    const { git } = opened.served;
    const tree = git.run("rev-parse", "main^{tree}");
    git.run("update-ref", "refs/heads/main", git.commit(tree, [], "Recommence", AUTHOR));
    const [draft] = await board(opened);
    expect(draft?.damaged).toMatch(/histoire commune.*[Ss]upprimez/);
    const anne = await desk(opened, "Anne");
    const label = TEXT.replace("vélo", "bicyclette");
    await expect(anne.save(save(label))).rejects.toThrow(/histoire commune.*supprimez/i);
    await anne.withdraw(NAME);
    await anne.save(save(label));
    expect(await board(opened)).toMatchObject([{ texts: { [VELO]: label } }]);
    await anne.publish(NAME);
    expect(text(opened, "main")).toBe(label);
  });
});

describe("on GitHub, when the published branch has another name", () => {
  it("an open page goes on with it, as GitHub itself does", async () => {
    const opened = await openForge("GitHub");
    const anne = await desk(opened, "Anne");
    await anne.save(save(EDITED, { status: "pending_review" }));
    rename(opened);
    expect(await board(opened)).toMatchObject([{ slug: NAME.slug, status: "pending_review" }]);
    await anne.publish(NAME);
    expect(text(opened, "principal")).toBe(EDITED);
    expect(opened.served.git.find("refs/heads/main")).toBeUndefined();
    await opened.dispose();
  });
});

describe.each(["GitHub", "GitLab"] as const)("on %s, when what was published was taken back", (name) => {
  it("a draft that was begun over it does not publish it again", async () => {
    const opened = await openForge(name);
    const { git } = opened.served;
    const before = git.run("rev-parse", "main");
    const page = await opened.person("Anne");
    const anne = deskOver(page);
    await anne.save(save(TEXT.replace("€", "séances"), { workflow: false }));
    const withdrawn = git.run("rev-parse", "main");
    const base = text(opened, "main");
    await anne.save(save(base.replace("100", "200"), { base }));
    git.run("update-ref", "refs/heads/main", before, withdrawn);
    expect((await page.attempt().head()) === before).toBe(true);
    await expect(anne.publish(NAME)).rejects.toMatchObject({
      kind: "refused",
      message: expect.stringMatching(/retiré.*sur Git.*supprimez ce brouillon/i),
    });
    expect(git.run("rev-parse", "main")).toBe(before);
    expect(git.find(BRANCH)).toBeDefined();
    await anne.withdraw(NAME);
    await anne.save(save(EDITED));
    await anne.publish(NAME);
    expect(text(opened, "main")).toBe(EDITED);
    await opened.dispose();
  });
});
