import { deskOver } from "../desk/acts.ts";
import { type ForgeName, openForge } from "../desk/forge-stores.ts";
import { entry, FILES, VELO } from "../server/temporary-repository.ts";
import type { serveGitHub } from "./github-server.ts";
import type { serveGitLab } from "./gitlab-server.ts";

/** What people do on the forge itself, beside the admin: labels, requests and branches made, moved or taken away by hand. */
const COLLECTION = "benefits_javascript";
const SLUG = "region_test-aide-velo";
const NAME = { collection: COLLECTION, slug: SLUG };
const BRANCH = `cms/${COLLECTION}/${SLUG}`;
const TEXT = String(FILES[VELO]);
const AUTHOR = { name: "Alix", email: "alix@example.org" };

type GitHub = Awaited<ReturnType<typeof serveGitHub>>;
type GitLab = Awaited<ReturnType<typeof serveGitLab>>;
type Opened = Awaited<ReturnType<typeof openForge>>;

/** A desk of somebody, which judges nothing. */
const desk = async (opened: Opened, who: string) => deskOver(await opened.person(who));

/** What a person sees on the board. */
async function board(opened: Opened, who = "Clara") {
  const drafts = (await opened.page(who).drafts()) as {
    slug: string;
    status: string;
    damaged?: string;
    texts?: Readonly<Record<string, string>>;
    foreign?: readonly { path: string; reason: string }[];
  }[];
  return drafts.sort((a, b) => (a.slug < b.slug ? -1 : 1));
}

const statuses = async (opened: Opened) =>
  (await board(opened)).map(({ slug, status }) => `${slug} ${status}`);

const edited = (amount: string) => TEXT.replace("100", amount);
const edit = async (opened: Opened, amount: string) =>
  (await desk(opened, "Camille")).save(entry(SLUG, edited(amount), { base: TEXT }));

/** A forge as its own pages change it. */
interface ByHand {
  readonly name: ForgeName;
  labels(opened: Opened): string[];
  label(opened: Opened, labels: readonly string[]): void;
  close(opened: Opened): void;
  /** Merges the newest request in one commit, and leaves its branch. */
  squash(opened: Opened): void;
  requests(opened: Opened): readonly { readonly state: string }[];
}

function squashed({ served: { git } }: Opened): string {
  const main = git.run("rev-parse", "main");
  const tree = git.mergedTree(main, `refs/heads/${BRANCH}`) ?? "";
  git.run("update-ref", "refs/heads/main", git.commit(tree, [main], "Tout en un", AUTHOR));
  return git.run("rev-parse", BRANCH);
}

const pulls = (opened: Opened) => (opened.served as GitHub).state.pulls;
const toMerge = (opened: Opened) => (opened.served as GitLab).requestsToMerge;

const FORGES: Readonly<Record<ForgeName, ByHand>> = {
  GitHub: {
    name: "GitHub",
    labels: (opened) => pulls(opened).at(-1)?.labels ?? [],
    label: (opened, labels) => Object.assign(pulls(opened).at(-1) ?? {}, { labels }),
    close: (opened) => Object.assign(pulls(opened).at(-1) ?? {}, { state: "closed" }),
    squash: (opened) => {
      squashed(opened);
      Object.assign(pulls(opened).at(-1) ?? {}, { state: "closed", merged: true });
    },
    requests: pulls,
  },
  GitLab: {
    name: "GitLab",
    labels: (opened) => toMerge(opened).at(-1)?.labels ?? [],
    label: (opened, labels) => Object.assign(toMerge(opened).at(-1) ?? {}, { labels }),
    close: (opened) => Object.assign(toMerge(opened).at(-1) ?? {}, { state: "closed" }),
    squash: (opened) => {
      const merged = squashed(opened);
      Object.assign(toMerge(opened).at(-1) ?? {}, { state: "merged", merged });
    },
    requests: toMerge,
  },
};

/** Tells Jest to do on one forge what people do there by hand. */
export function holdSidetracks(name: ForgeName): void {
  describe(`on ${name}, beside the admin`, () => sidetracks(FORGES[name]));
}

function sidetracks(forge: ByHand): void {
  let opened: Opened;
  beforeEach(async () => {
    opened = await openForge(forge.name);
  });
  afterEach(() => opened.dispose());

  /** Puts a branch with its request, as people do by hand. */
  async function propose(branch: string, changes: Parameters<typeof opened.served.git.changedTree>[1]) {
    const { git } = opened.served;
    const main = git.run("rev-parse", "main");
    git.run(
      "update-ref",
      `refs/heads/${branch}`,
      git.commit(git.changedTree(main, changes), [main], "X", AUTHOR),
    );
    const camille = { login: "Camille", name: "Camille", mayWrite: true };
    const request = { title: "À la main", labels: ["decap-cms/draft"] };
    if (forge.name === "GitHub") {
      const sha = git.run("rev-parse", branch);
      const facts = {
        number: pulls(opened).length + 1,
        author: "Camille",
        repository: "asso/aides",
        branch,
        sha,
      };
      pulls(opened).push({ ...request, ...facts, state: "open", merged: false });
    } else {
      const facts = { iid: toMerge(opened).length + 1, author: camille, source_branch: branch };
      toMerge(opened).push({ ...request, ...facts, state: "opened" });
    }
  }

  it.each([
    ["no label", [], "draft"],
    ["a label that somebody invented", ["decap-cms/en-attente"], "draft"],
    ["the label that Decap had under its former name", ["netlify-cms/pending_review"], "pending_review"],
    ["two labels at once", ["decap-cms/pending_publish", "decap-cms/draft"], "draft"],
    ["a label in other capitals", ["Decap-CMS/Pending_review"], "pending_review"],
  ])("a request with %s is a draft, and is labelled again by the next write", async (_, labels, status) => {
    await edit(opened, "200");
    forge.label(opened, ["urgent", ...labels]);
    expect(await statuses(opened)).toEqual([`${SLUG} ${status}`]);
    await (await desk(opened, "Anne")).save(
      entry(SLUG, edited("250"), { base: edited("200"), unpublished: true }),
    );
    expect(forge.labels(opened).join(" ").toLowerCase()).toBe(`urgent decap-cms/${status}`);
    await (await desk(opened, "Anne")).setStatus(NAME, "draft");
    expect(forge.labels(opened).sort()).toEqual(["decap-cms/draft", "urgent"]);
  });

  it("a branch that was never proposed is a draft, and is proposed by the next write", async () => {
    await edit(opened, "200");
    (forge.requests(opened) as unknown[]).splice(0);
    expect(await statuses(opened)).toEqual([`${SLUG} draft`]);
    await (await desk(opened, "Anne")).setStatus(NAME, "draft");
    expect(forge.requests(opened)).toMatchObject([{ state: expect.stringMatching(/^open/) }]);
    expect(await statuses(opened)).toEqual([`${SLUG} draft`]);
  });

  it("a request whose branch is gone is no draft, and the next edit begins from what is published", async () => {
    await edit(opened, "200");
    opened.served.git.remove(`refs/heads/${BRANCH}`);
    if (forge.name === "GitHub") forge.close(opened);
    expect(await board(opened)).toEqual([]);
    await (await desk(opened, "Anne")).save(entry(SLUG, TEXT.replace("vélo", "bicyclette"), { base: TEXT }));
    expect((await board(opened)).map(({ texts }) => texts)).toEqual([
      { [VELO]: TEXT.replace("vélo", "bicyclette") },
    ]);
  });

  it("odd drafts are shown as such, and hide no other", async () => {
    await edit(opened, "200");
    const { git } = opened.served;
    const blob = git.storeBlob(Buffer.from("label: autre\n"));
    const link = git.storeBlob(Buffer.from("../ailleurs"));
    const at = (slug: string) => `cms/${COLLECTION}/region_test-${slug}`;
    const file = (slug: string) => `benefits/javascript/region_test-${slug}.yml`;
    await propose(at("autre-nom"), [{ path: file("pas-le-meme"), sha: blob }]);
    await propose(at("aide-bus"), [
      { path: file("aide-bus"), sha: null },
      { path: file("aide-autobus"), sha: git.run("rev-parse", `main:${file("aide-bus")}`) },
    ]);
    await propose(at("lien"), [{ path: file("lien"), sha: link, mode: "120000" }]);
    await propose(at("dossier"), [{ path: `${file("dossier")}/x.txt`, sha: blob }]);
    await propose(at("vide"), []);
    const seen = await board(opened);
    expect(seen.map(({ slug }) => slug.slice("region_test-".length))).toEqual([
      ...["aide-bus", "aide-velo", "autre-nom", "dossier", "lien", "vide"],
    ]);
    const [bus, velo, other] = seen;
    expect(velo?.texts).toEqual({ [VELO]: edited("200") });
    expect(bus?.foreign).toContainEqual({ path: file("aide-bus"), reason: "removed" });
    expect(other?.foreign).toEqual([{ path: file("pas-le-meme"), reason: "other-entry" }]);
  });

  it("a draft that the forge cannot compare is named, and hides no other", async () => {
    await edit(opened, "200");
    const { git } = opened.served;
    const tree = git.run("rev-parse", "main^{tree}");
    git.run("update-ref", `refs/heads/cms/${COLLECTION}/region_test-seul`, git.commit(tree, [], "X", AUTHOR));
    const [velo, alone] = await board(opened);
    expect(alone?.damaged).toMatch(
      /^Le brouillon « region_test-seul » n’est pas montré\. .*histoire commune/,
    );
    expect(velo?.texts).toEqual({ [VELO]: edited("200") });
  });

  describe("a request that is over", () => {
    it("closed, feeds nothing to the next edit", async () => {
      await edit(opened, "999");
      forge.close(opened);
      expect(await board(opened)).toEqual([]);
      await expect((await desk(opened, "Anne")).publish(NAME, undefined)).rejects.toMatchObject({
        kind: "not-found",
      });
      const label = TEXT.replace("vélo", "bicyclette");
      await (await desk(opened, "Anne")).save(entry(SLUG, label, { base: TEXT }));
      expect((await board(opened)).map(({ texts }) => texts)).toEqual([{ [VELO]: label }]);
    });

    it("squashed, feeds no old value to the next edit, though the published one has changed since", async () => {
      await edit(opened, "200");
      forge.squash(opened);
      expect(await board(opened)).toEqual([]);
      const { git } = opened.served;
      const main = git.run("rev-parse", "main");
      const tree = git.changedTree(main, [{ path: VELO, sha: git.storeBlob(Buffer.from(edited("300"))) }]);
      git.run("update-ref", "refs/heads/main", git.commit(tree, [main], "Monte", AUTHOR));
      const label = edited("300").replace("vélo", "bicyclette");
      await (await desk(opened, "Anne")).save(entry(SLUG, label, { base: edited("300") }));
      expect((await board(opened)).map(({ texts }) => texts)).toEqual([{ [VELO]: label }]);
      await (await desk(opened, "Anne")).publish(NAME, undefined);
      expect(`${git.run("show", `main:${VELO}`)}\n`).toBe(label);
    });

    it("reopened, is a draft again", async () => {
      await edit(opened, "200");
      forge.close(opened);
      const [request] = forge.requests(opened);
      Object.assign(request ?? {}, { state: forge.name === "GitHub" ? "open" : "opened" });
      expect(await statuses(opened)).toEqual([`${SLUG} draft`]);
    });
  });

  it("an open request whose changes were published by other means leaves the board, and feeds no other edit", async () => {
    await edit(opened, "200");
    squashed(opened);
    expect(await board(opened)).toEqual([]);
    const label = edited("200").replace("vélo", "bicyclette");
    await (await desk(opened, "Anne")).save(entry(SLUG, label, { base: edited("200") }));
    expect((await board(opened)).map(({ texts }) => texts)).toEqual([{ [VELO]: label }]);
    expect(opened.served.git.run("rev-list", "--count", `main..${BRANCH}`)).toBe("1");
  });
}
