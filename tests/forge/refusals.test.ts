import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Forge, ForgeProposal } from "../../admin/forge/forge.ts";
import { GitHubApi } from "../../admin/forge/github/github-api.ts";
import { GitHubForge } from "../../admin/forge/github/github-forge.ts";
import { OVERTAKEN } from "../../contribution/desk/store.ts";
import { repositoryWithData } from "../support/command.ts";
import { Refused } from "./forge-server.ts";
import { serveGitHub } from "./github-server.ts";

/** What forges refuse, in their own words, and what whoever proposes or publishes is then told. */
const PROJECT = "asso/aides";
const PEOPLE = new Map([["jeton", { login: "camille", name: "Camille Martin", mayWrite: true }]]);
const NAME = { collection: "benefits_javascript", slug: "departement_somme-aide-au-permis-bateau" };
const PATH = `benefits/javascript/${NAME.slug}.yml`;
const bytesOf = (text: string) => new TextEncoder().encode(text);

/** A draft that is proposed, ready to be merged. */
async function proposed(forge: Forge, text = "label: aide au permis bateau\n"): Promise<ForgeProposal> {
  const branch = forge.branchOf(NAME);
  const write = { branch, parent: await forge.head(), isNew: true, subject: "Ajoute" };
  const tip = await forge.write({ ...write, files: [{ path: PATH, bytes: bytesOf(text) }] });
  if (tip === OVERTAKEN) throw new Error("overtaken by nobody");
  const draft = { ...NAME, branch, tip, status: "pending_publish", request: undefined } as const;
  return forge.propose(draft, "Ajoute");
}

function bareCopy(): string {
  const bare = join(mkdtempSync(join(tmpdir(), "refusals-")), "aides.git");
  execFileSync("git", ["clone", "--quiet", "--bare", repositoryWithData().directory, bare]);
  return bare;
}

describe("GitHub", () => {
  let served: Awaited<ReturnType<typeof serveGitHub>>;
  let forge: Forge;
  beforeEach(async () => {
    served = await serveGitHub(bareCopy(), PROJECT, PEOPLE);
    const own = { branch: "main", repo: PROJECT, originRepo: PROJECT, cmsLabelPrefix: "" };
    const ways = { squashMerges: false, useOpenAuthoring: false, token: async () => "jeton" };
    forge = new GitHubForge(new GitHubApi({ ...own, ...ways, apiRoot: served.address }));
  });
  afterEach(() => served.close());

  it.each([["squash"], ["rebase"]])(
    "publishes where only the way “%s” of merging is allowed",
    async (way) => {
      const draft = await proposed(forge);
      served.state.methods = [way];
      expect(await forge.merge(draft, "Publie")).toBeUndefined();
      expect(served.git.run("show", `main:${PATH}`)).toContain("permis bateau");
      expect(served.git.run("log", "-1", "--format=%s %P", "main").split(" ")).toHaveLength(2);
      expect(served.git.find(draft.branch)).toBeUndefined();
    },
  );

  it("says which rule refuses a draft, and does not call it overtaken", async () => {
    served.state.ruleset = "Cannot create ref due to creations being restricted.";
    await expect(proposed(forge)).rejects.toMatchObject({
      status: 422,
      message: expect.stringMatching(/^Une règle du dépôt, sur GitHub.*creations being restricted/),
    });
  });

  it.each([
    ["Repository rule violations found\n\nChanges must be made through the merge queue", "file d’attente"],
    ["At least 1 approving review is required by reviewers with write access.", "relecture"],
    ["Waiting on code owner review from equipe.", "relecture"],
    ['Required status check "contribution" is expected.', "vérification obligatoire"],
    ["4 of 4 required status checks are expected.", "vérification obligatoire"],
    ["Commits must have verified signatures.", "signées"],
    ["All comments must be resolved.", "discussion"],
    ["Pull Request is not mergeable", "aux mêmes endroits"],
    ["Something that nobody knows", "une règle du dépôt s’y oppose"],
  ])("says why it does not merge: %s", async (words, reason) => {
    const draft = await proposed(forge);
    const main = served.git.run("rev-parse", "main");
    served.trouble = (request) => (request.endsWith("/merge") ? new Refused(405, words) : undefined);
    const refusal = { status: 405, message: expect.stringContaining(reason) };
    await expect(forge.merge(draft, "Publie")).rejects.toMatchObject(refusal);
    await expect(forge.merge(draft, "Publie")).rejects.toMatchObject({
      message: expect.stringContaining("Rien n’a été changé"),
    });
    expect(served.git.run("rev-parse", "main")).toBe(main);
  });

  it.each([
    [405, "Base branch was modified. Review and try the merge again."],
    [409, "Head branch was modified. Review and try the merge again."],
    [405, "Pull Request is closed"],
  ])("has a merge judged again where somebody was faster: %i %s", async (status, words) => {
    const draft = await proposed(forge);
    served.trouble = (request) => (request.endsWith("/merge") ? new Refused(status, words) : undefined);
    expect(await forge.merge(draft, "Publie")).toBe(OVERTAKEN);
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ["some seconds", { "retry-after": "90" }, /attendre.*à partir de \d\d:\d\d/],
    ["a time", { "x-ratelimit-reset": String(Math.ceil(Date.now() / 1000) + 900) }, /à partir de \d\d:\d\d/],
    ["neither", {}, /attendre.*dans quelques minutes/],
  ])("says to wait when too much was asked, until %s", async (_, headers, sentence) => {
    const words = "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.";
    served.trouble = () => new Refused(403, words, headers);
    await expect(forge.head()).rejects.toMatchObject({
      status: 429,
      message: expect.stringMatching(sentence),
    });
  });
});
