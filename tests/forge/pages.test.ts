import type { Forge } from "../../admin/forge/forge.ts";
import { GitHubForge } from "../../admin/forge/github/github-forge.ts";
import { GitLabForge } from "../../admin/forge/gitlab/gitlab-forge.ts";
import { COLLECTION, NAME } from "../desk/acts.ts";
import { gitHubApi, gitLabApi, openForge } from "../desk/forge-stores.ts";

/** Forges give their lists in pages: whoever looks at a long one sees all of it, wherever the forge says the rest is. */
const AUTHOR = { name: "Alix", email: "alix@example.org" };
/** More than forges give at once. */
const MANY = 130;

type Opened = Awaited<ReturnType<typeof openForge>>;

const FORGES = {
  GitHub: ({ served }: Opened): Forge => new GitHubForge(gitHubApi(served.address, "Anne")),
  GitLab: ({ served }: Opened): Forge => new GitLabForge(gitLabApi(served.address, "Anne")),
} as const;

describe.each(["GitHub", "GitLab"] as const)("a long list of %s", (name) => {
  let opened: Opened;
  let forge: Forge;
  beforeEach(async () => {
    opened = await openForge(name);
    forge = FORGES[name](opened);
  });
  afterEach(() => opened.dispose());

  /** A commit of the main branch with many files in a folder. */
  function withFiles(folder: string): string {
    const { git } = opened.served;
    const main = git.run("rev-parse", "main");
    const sha = git.storeBlob(Buffer.from("label: autre\n"));
    const files = Array.from({ length: MANY }, (_, at) => ({ path: `${folder}/aide-${at}.yml`, sha }));
    return git.commit(git.changedTree(main, files), [main], "Beaucoup", AUTHOR);
  }

  it("of drafts is whole", async () => {
    const { git } = opened.served;
    const main = git.run("rev-parse", "main");
    for (let at = 0; at < MANY; at += 1) {
      git.run("update-ref", `refs/heads/cms/${COLLECTION}/region_test-${at}`, main);
    }
    expect(await forge.proposals()).toHaveLength(MANY);
  });

  it("of files in a folder is whole", async () => {
    const commit = withFiles("benefits/openfisca");
    const files = await forge.list("published", commit, "benefits/openfisca");
    expect(files.filter(({ path }) => path.includes("/aide-"))).toHaveLength(MANY);
  });

  it("of notes is whole, though the forge names itself otherwise than it is reached", async () => {
    const thread = await forge.threads.open(NAME);
    for (let at = 0; at < MANY; at += 1) await forge.threads.add(thread, `Note ${at}`);
    opened.served.ownAddress = "http://forge.interne.invalid";
    expect(await forge.threads.comments(thread)).toHaveLength(MANY);
  });
});
