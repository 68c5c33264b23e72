import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Forge, ForgeProposal } from "../../admin/forge/forge.ts";
import { GitHubApi } from "../../admin/forge/github/github-api.ts";
import { GitHubForge } from "../../admin/forge/github/github-forge.ts";
import { GitLabApi } from "../../admin/forge/gitlab/gitlab-api.ts";
import { GitLabForge } from "../../admin/forge/gitlab/gitlab-forge.ts";
import { OVERTAKEN } from "../../contribution/desk/store.ts";
import { repositoryWithData } from "../support/command.ts";
import { Refused } from "./forge-server.ts";
import { serveGitHub } from "./github-server.ts";
import { serveGitLab } from "./gitlab-server.ts";

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
    [405, "Pull Request is closed"],
  ])("has a merge judged again where somebody was faster: %i %s", async (status, words) => {
    const draft = await proposed(forge);
    served.trouble = (request) => (request.endsWith("/merge") ? new Refused(status, words) : undefined);
    expect(await forge.merge(draft, "Publie")).toBe(OVERTAKEN);
  });

  it("waits while GitHub does not know whether it may merge", async () => {
    const draft = await proposed(forge);
    served.state.checking = 3;
    expect(await forge.merge(draft, "Publie")).toBeUndefined();
    expect(served.git.run("show", `main:${PATH}`)).toContain("permis bateau");
  });

  it("waits for a request that shows what its branch held before", async () => {
    const draft = await proposed(forge);
    served.state.lag = 2;
    const write = { branch: draft.branch, parent: draft.tip, isNew: false, subject: "Change" };
    const tip = await forge.write({
      ...write,
      files: [{ path: PATH, bytes: bytesOf("label: autre nom\n") }],
    });
    if (tip === OVERTAKEN) throw new Error("overtaken by nobody");
    expect(await forge.merge({ ...draft, tip }, "Publie")).toBeUndefined();
    expect(served.git.run("show", `main:${PATH}`)).toBe("label: autre nom");
  });

  it("has a merge judged again when the draft was written meanwhile", async () => {
    const draft = await proposed(forge);
    expect(await forge.merge({ ...draft, tip: await forge.head() }, "Publie")).toBe(OVERTAKEN);
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

describe("GitLab", () => {
  let served: Awaited<ReturnType<typeof serveGitLab>>;
  let forge: Forge;
  beforeEach(async () => {
    served = await serveGitLab(bareCopy(), PROJECT, PEOPLE);
    const own = { branch: "main", repo: PROJECT, cmsLabelPrefix: "", token: async () => "jeton" };
    const refresh = () => Promise.reject(new Error("no other token"));
    forge = new GitLabForge(new GitLabApi({ ...own, refresh, apiRoot: served.address }));
  });
  afterEach(() => served.close());

  const mergesAsked = () => served.requests.filter((request) => /PUT .*\/merge$/.test(request)).length;

  /** Changes the main branch elsewhere than in the draft. */
  function commitOnMain(): void {
    const { git } = served;
    const main = git.run("rev-parse", "main");
    const tree = git.changedTree(main, [{ path: "LISEZ-MOI", sha: git.storeBlob(Buffer.from("Voici.\n")) }]);
    const made = git.commit(tree, [main], "Explique", { name: "Alix", email: "alix@example.org" });
    git.run("update-ref", "refs/heads/main", made);
  }

  it("publishes where the main branch only moves forward, after its commits were put behind it", async () => {
    const draft = await proposed(forge);
    served.rules.mergeMethod = "ff";
    commitOnMain();
    expect(await forge.merge(draft, "Publie")).toBe(OVERTAKEN);
    const tip = served.git.run("rev-parse", draft.branch);
    expect([forge.tookIn?.(tip, draft.tip), forge.tookIn?.(tip, tip)]).toEqual([true, false]);
    expect(await forge.merge({ ...draft, tip }, "Publie")).toBeUndefined();
    expect(served.git.run("rev-parse", "main")).toBe(tip);
    expect(served.git.run("ls-tree", "--name-only", "main")).toContain("LISEZ-MOI");
  });

  it("does not take for read what somebody wrote just before the commits were put behind", async () => {
    const draft = await proposed(forge);
    served.rules.mergeMethod = "ff";
    commitOnMain();
    served.trouble = (request) => {
      if (request.endsWith("/rebase")) {
        const { git } = served;
        const tree = git.changedTree(draft.tip, [
          { path: PATH, sha: git.storeBlob(Buffer.from("label: x\n")) },
        ]);
        const made = git.commit(tree, [draft.tip], "Autre", { name: "Alix", email: "alix@example.org" });
        git.run("update-ref", `refs/heads/${draft.branch}`, made);
      }
      return undefined;
    };
    expect(await forge.merge(draft, "Publie")).toBe(OVERTAKEN);
    expect(forge.tookIn?.(served.git.run("rev-parse", draft.branch), draft.tip)).toBe(false);
  });

  it("names a squashed publication as another one", async () => {
    served.rules.squash = true;
    expect(await forge.merge(await proposed(forge), "Publie l’aide")).toBeUndefined();
    expect(served.git.run("log", "-1", "--format=%s", "main")).toBe("Publie l’aide");
  });

  it("waits while GitLab does not know whether it may merge", async () => {
    const draft = await proposed(forge);
    served.rules.checking = 2;
    expect(await forge.merge(draft, "Publie")).toBeUndefined();
    expect(served.git.run("show", `main:${PATH}`)).toContain("permis bateau");
  });

  it("waits for a request that shows what its branch held before", async () => {
    const draft = await proposed(forge);
    served.rules.lag = 2;
    const write = { branch: draft.branch, parent: draft.tip, isNew: false, subject: "Change" };
    const previous = await forge.read("draft", draft.tip, PATH);
    const files = [{ path: PATH, bytes: bytesOf("label: autre nom\n"), previous }];
    const tip = await forge.write({ ...write, files });
    if (tip === OVERTAKEN) throw new Error("overtaken by nobody");
    expect(await forge.merge({ ...draft, tip }, "Publie")).toBeUndefined();
    expect(served.git.run("show", `main:${PATH}`)).toBe("label: autre nom");
    expect(mergesAsked()).toBeGreaterThan(1);
  });

  it("has a merge judged again when the draft was written meanwhile", async () => {
    const draft = await proposed(forge);
    expect(await forge.merge({ ...draft, tip: await forge.head() }, "Publie")).toBe(OVERTAKEN);
  });

  it("calls published only what GitLab has merged", async () => {
    const draft = await proposed(forge);
    served.rules.mergeError = "Merge request is not mergeable";
    await expect(forge.merge(draft, "Publie")).rejects.toMatchObject({
      message: expect.stringMatching(/Rien n’a été changé.*Merge request is not mergeable/),
    });
    Object.assign(served.rules, { mergeError: undefined, mergesLater: true });
    expect(await forge.merge(draft, "Publie")).toBeUndefined();
    expect(served.git.run("show", `main:${PATH}`)).toContain("permis bateau");
  });

  it.each([
    ["ci_must_pass", "vérification obligatoire"],
    ["ci_still_running", "vérification obligatoire"],
    ["not_approved", "relecture"],
    ["requested_changes", "relecture"],
    ["discussions_not_resolved", "discussion"],
    ["draft_status", "brouillon sur GitLab"],
    ["conflict", "aux mêmes endroits"],
    ["jira_association_missing", "une règle du dépôt s’y oppose"],
  ])("says why it does not merge: %s", async (status, reason) => {
    const draft = await proposed(forge);
    const main = served.git.run("rev-parse", "main");
    served.rules.status = status;
    await expect(forge.merge(draft, "Publie")).rejects.toMatchObject({
      status: 405,
      message: expect.stringMatching(new RegExp(`${reason}.*Rien n’a été changé`)),
    });
    expect([served.git.run("rev-parse", "main"), mergesAsked()]).toEqual([main, 1]);
  });

  it("tells somebody who may not merge from somebody whose login has expired", async () => {
    const draft = await proposed(forge);
    const refused = new Refused(401, "401 Unauthorized");
    served.trouble = (request) => (request.endsWith("/merge") ? refused : undefined);
    await expect(forge.merge(draft, "Publie")).rejects.toMatchObject({
      status: 403,
      message: expect.stringContaining("mais pas les publier"),
    });
    served.trouble = () => refused;
    await expect(forge.merge(draft, "Publie")).rejects.toMatchObject({
      status: 401,
      message: expect.stringContaining("votre connexion a expiré"),
    });
  });

  it.each([
    [400, "Commit message does not follow the pattern '^AIDE-'"],
    [403, "403 Forbidden - You are not allowed to push into this branch"],
  ])("says which rule refuses a draft: %i %s", async (status, words) => {
    served.trouble = (request) => (request.endsWith("/commits") ? new Refused(status, words) : undefined);
    await expect(proposed(forge)).rejects.toMatchObject({
      status: 422,
      message: expect.stringMatching(
        /^Une règle du dépôt, sur GitLab.*(follow the pattern|not allowed to push)/,
      ),
    });
  });
});
