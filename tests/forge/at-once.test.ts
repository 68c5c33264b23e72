import { parse } from "graphql";
import { deskOver } from "../desk/acts.ts";
import { type ForgeName, openForge } from "../desk/forge-stores.ts";
import { entry, FILES, VELO } from "../server/temporary-repository.ts";
import { questionFaults } from "./contract/graphql-contract.ts";
import type { serveGitHub } from "./github-server.ts";

/** What is asked about many drafts at once, or written at once, says and does what the same one by one would. */
const SLUG = "region_test-aide-velo";
const BRANCH = `cms/benefits_javascript/${SLUG}`;
const HEAD = `refs/heads/${BRANCH}`;
const TEXT = String(FILES[VELO]);
const AUTHOR = { name: "Alix", email: "alix@example.org" };

type Opened = Awaited<ReturnType<typeof openForge>>;

const amount = (euros: number) => TEXT.replace("100", String(euros));

async function edit(opened: Opened, text: string): Promise<void> {
  await deskOver(await opened.person("Camille")).save(entry(SLUG, text, { base: TEXT }));
}

/** The texts of the drafts on the board of somebody who has just come. */
async function shown(opened: Opened) {
  const drafts = (await opened.page("Clara").drafts()) as { texts: object; foreignCount: number }[];
  return drafts.map(({ texts, foreignCount }) => ({ texts, foreignCount }));
}

async function onForge(name: ForgeName, play: (opened: Opened) => Promise<void>): Promise<void> {
  const opened = await openForge(name);
  try {
    await play(opened);
  } finally {
    await opened.dispose();
  }
}

/** The same answer with another amount wherever it holds a text, as a proxy may make it. */
function spoiled(answer: unknown): unknown {
  return JSON.parse(JSON.stringify(answer).replaceAll("montant: 200", "montant: 999"));
}

describe.each(["GitHub", "GitLab"] as const)("the board of %s", (name) => {
  it("shows no text that is not what its id says", () =>
    onForge(name, async (opened) => {
      await edit(opened, amount(200));
      opened.served.spoil = (request, answer) => (request.endsWith("/graphql") ? spoiled(answer) : answer);
      expect(await shown(opened)).toEqual([{ texts: { [VELO]: amount(200) }, foreignCount: 0 }]);
    }));

  it("shows a draft that has taken in the main branch as what it changes there", () =>
    onForge(name, async (opened) => {
      await edit(opened, amount(200));
      const { git } = opened.served;
      const written = (from: string, path: string, text: string) =>
        git.changedTree(from, [{ path, sha: git.storeBlob(Buffer.from(text)) }]);
      const [main, tip] = [git.id("refs/heads/main"), git.id(HEAD)];
      const newer = git.commit(written(main, "README.md", "# Un autre dépôt\n"), [main], "Lisez", AUTHOR);
      const both = git.commit(
        written(tip, "README.md", "# Un autre dépôt\n"),
        [tip, newer],
        "Reprend",
        AUTHOR,
      );
      git.run("update-ref", "refs/heads/main", newer);
      git.run("update-ref", HEAD, both);
      const { state } = opened.served as Partial<Awaited<ReturnType<typeof serveGitHub>>>;
      Object.assign(state?.pulls[0] ?? {}, { sha: both });
      expect(await shown(opened)).toEqual([{ texts: { [VELO]: amount(200) }, foreignCount: 0 }]);
    }));

  it("shows a branch that was made, and holds no commit of its own, as no draft", () =>
    onForge(name, async (opened) => {
      const { git } = opened.served;
      git.run("update-ref", HEAD, git.id("refs/heads/main"));
      expect(await shown(opened)).toEqual([]);
      await edit(opened, amount(200));
      expect(await shown(opened)).toEqual([{ texts: { [VELO]: amount(200) }, foreignCount: 0 }]);
    }));
});

describe("on GitHub", () => {
  it("the board shows what a branch holds, though its request shows what it held before", () =>
    onForge("GitHub", async (opened) => {
      await edit(opened, amount(200));
      const { state, git } = opened.served as Awaited<ReturnType<typeof serveGitHub>>;
      const before = git.id(HEAD);
      const tree = git.changedTree(before, [
        { path: VELO, sha: git.storeBlob(Buffer.from(amount(300))) },
        { path: "README.md", sha: git.storeBlob(Buffer.from("# Le mien\n")) },
      ]);
      git.run("update-ref", HEAD, git.commit(tree, [before], "Encore", AUTHOR));
      expect(state.pulls[0]?.sha).toBe(before);
      expect(await shown(opened)).toEqual([{ texts: { [VELO]: amount(300) }, foreignCount: 1 }]);
    }));

  it("a commit that a rule of the repository refuses leaves no branch, and the rule is told", () =>
    onForge("GitHub", async (opened) => {
      const { state, git } = opened.served as Awaited<ReturnType<typeof serveGitHub>>;
      state.ruleset = "Changes must be made through a pull request.";
      await expect(edit(opened, amount(200))).rejects.toMatchObject({
        message: expect.stringContaining("Changes must be made through a pull request."),
      });
      expect(git.find(HEAD)).toBeUndefined();
      state.ruleset = undefined;
      await edit(opened, amount(200));
      expect(await shown(opened)).toMatchObject([{ texts: { [VELO]: amount(200) } }]);
    }));
});

describe("a question to GitHub's GraphQL API, held against its official schema", () => {
  const within = (asked: string) => `query drafts($owner: String!, $name: String!, $many: Int) {
    repository(owner: $owner, name: $name) { ${asked} }
  }`;
  const faults = (asked: string, many = 10) =>
    questionFaults(parse(within(asked)), { owner: "asso", name: "aides", many });

  it("has no fault when it is as described", () => {
    expect(faults('refs(refPrefix: "refs/heads/", first: $many) { nodes { name } }')).toEqual([]);
  });

  it.each([
    ["a field that there is not", 'refs(refPrefix: "x", first: $many) { nodes { sha } }', 10],
    ["an argument that there is not", 'refs(prefix: "x", first: $many) { nodes { name } }', 10],
    ["an argument that is wanted and missing", "refs(first: $many) { nodes { name } }", 10],
    [
      "a list of which nobody says how long it may be",
      'refs(refPrefix: "x") { nodes { name } } id @skip(if: $many)',
      10,
    ],
    ["more of a list than GitHub gives", 'refs(refPrefix: "x", first: $many) { nodes { name } }', 101],
    [
      "too much in all",
      'refs(refPrefix: "x", first: $many) { nodes { associatedPullRequests(first: 100) { nodes { labels(first: 100) { nodes { name } } } } } }',
      100,
    ],
  ])("is at fault with %s", (_, asked, many) => {
    expect(faults(asked, many)).not.toEqual([]);
  });
});
