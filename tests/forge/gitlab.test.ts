import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { readForgeOptions } from "../../scripts/build/forge-options.ts";
import { buildForgeSite } from "../../scripts/build/forge-site.ts";
import { openBrowser, watchProblems } from "../support/chromium.ts";
import { ROOT } from "../support/command.ts";
import { eventually } from "../support/eventually.ts";
import type { ForgePerson } from "./forge-server.ts";
import { serveGitLab } from "./gitlab-server.ts";
import { type StaticSite, serveStatic } from "./static-site.ts";

/**
 * The admin built for GitLab, served as static files, in Chromium against the small GitLab of gitlab-server.ts, whose
 * own comment lists the calls that it speaks. The data are in a folder of the repository. GitLab itself is never
 * reached.
 */
const PROJECT = "asso/donnees/aides";
const PEOPLE = new Map<string, ForgePerson>([
  ["jeton-camille", { login: "camille", name: "Camille Martin", mayWrite: true }],
  ["jeton-lecture", { login: "lecture", name: "Lecture Seule", mayWrite: false }],
]);
const SLUG = "departement_seine_et_marne-aide-au-bafa-pour-les-seine-et-marnais";
const FILE = `data/benefits/javascript/${SLUG}.yml`;
const BRANCH = `cms/benefits_javascript/${SLUG}`;
const ENTRY = `/collections/benefits_javascript/entries/${SLUG}`;

let gitlab: Awaited<ReturnType<typeof serveGitLab>>;
let site: StaticSite;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  const { data, bare } = repositories();
  gitlab = await serveGitLab(bare, PROJECT, PEOPLE);
  const options = readForgeOptions({ backend: "gitlab", repo: PROJECT, "api-root": gitlab.address });
  const out = mkdtempSync(join(tmpdir(), "gitlab-site-"));
  if (!options) throw new Error("no forge");
  await buildForgeSite(join(out, "admin"), data, options, "fast");
  site = await serveStatic(out);
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: "fr-FR" });
  page.on("dialog", (dialog) => dialog.accept());
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
  await gitlab?.close();
});

/** A repository whose folder `data` holds the project's own data, and its bare copy. */
function repositories(): { readonly data: string; readonly bare: string } {
  const directory = mkdtempSync(join(tmpdir(), "gitlab-"));
  const work = join(directory, "work");
  mkdirSync(join(work, "data"), { recursive: true });
  for (const folder of ["benefits", "institutions"]) {
    cpSync(join(ROOT, folder), join(work, "data", folder), { recursive: true });
  }
  const git = (...args: string[]) => execFileSync("git", ["-C", work, ...args]);
  git("init", "--quiet", "--initial-branch=main");
  git("config", "user.name", "Camille");
  git("config", "user.email", "camille@example.org");
  git("add", ".");
  git("commit", "--quiet", "--message=Début");
  execFileSync("git", ["clone", "--quiet", "--bare", work, join(directory, "aides.git")]);
  return { data: join(work, "data"), bare: join(directory, "aides.git") };
}

function requests(): string[] {
  // By its path, then by its number.
  const projects = [`/projects/${encodeURIComponent(PROJECT)}`, "/projects/1"];
  return gitlab.requests.map((request) => projects.reduce((said, one) => said.replace(one, "…"), request));
}

const description = () => page.getByLabel("Description", { exact: true });
const textOn = (branch: string) => gitlab.git.run("show", `${branch}:${FILE}`);

/** Changes the published description behind the admin's back. */
function commitOnMain(from: string, to: string): void {
  const { git } = gitlab;
  const main = git.run("rev-parse", "main");
  const sha = git.storeBlob(Buffer.from(`${textOn("main").replace(from, to)}\n`));
  const author = { name: "Alix", email: "alix@example.org" };
  git.run(
    "update-ref",
    "refs/heads/main",
    git.commit(git.changedTree(main, [{ path: FILE, sha }]), [main], "Change", author),
  );
}

async function save(): Promise<void> {
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await page.getByText("Tout est enregistré").waitFor();
}

async function moveTo(status: string): Promise<void> {
  await page.getByRole("button", { name: /^Statut/ }).click();
  await page.getByRole("menuitem", { name: status }).click();
  await page.getByText(`Statut: ${status}`).waitFor();
}

async function publish(): Promise<void> {
  await page.getByRole("button", { name: /^Publier/ }).click();
  await page.getByRole("menuitem", { name: "Publier maintenant" }).click();
}

async function logIn(token: string): Promise<void> {
  await page.getByLabel("Jeton d’accès GitLab").fill(token);
  await page.getByRole("button", { name: "Se connecter" }).click();
}

describe("the admin on GitLab, without a server of ours", () => {
  it("says in French why somebody may not come in, then opens a list with a handful of requests", async () => {
    await page.goto(`${site.address}/admin/#/collections/benefits_javascript`);
    await logIn("jeton-inconnu");
    await page.getByRole("alert").filter({ hasText: "GitLab ne vous reconnaît pas" }).first().waitFor();
    await logIn("jeton-lecture");
    await page.getByRole("alert").filter({ hasText: "n’a pas le droit d’écrire" }).first().waitFor();
    gitlab.requests.splice(0);
    const problems = watchProblems(page);
    await logIn("jeton-camille");
    await page.getByText("aide au BAFA pour les Seine-et-Marnais").first().waitFor();
    await eventually(requests).toEqual([
      "GET /user",
      "GET …",
      // Whether the token may write.
      "POST …/merge_requests",
      "GET …/merge_requests",
      "GET …/repository/branches",
    ]);
    // A browser names each refusal, also of what is asked to be refused.
    expect(problems.filter((problem) => !problem.includes("status of 422"))).toEqual([]);
  });

  it("changes one line for one word, and merges what somebody else saved in the draft meanwhile", async () => {
    await page.goto(`${site.address}/admin/#${ENTRY}`);
    await description().waitFor();
    await description().fill((await description().inputValue()).replace("forfait", "forfait unique"));
    await save();
    expect(gitlab.git.run("diff", "--stat", "main", BRANCH)).toContain(
      "1 file changed, 1 insertion(+), 1 deletion(-)",
    );
    expect(gitlab.git.run("log", "-1", "--format=%an : %s", BRANCH)).toMatch(
      /^Camille Martin : Met à jour aide au BAFA pour les Seine-et-Marnais .* : description/,
    );
    expect(gitlab.requestsToMerge).toMatchObject([{ source_branch: BRANCH, labels: ["decap-cms/draft"] }]);

    const { git } = gitlab;
    const tip = git.run("rev-parse", BRANCH);
    const sha = git.storeBlob(Buffer.from(`${textOn(BRANCH).replace(/^montant: .*$/m, "montant: 210")}\n`));
    const author = { name: "Alix", email: "alix@example.org" };
    git.run(
      "update-ref",
      `refs/heads/${BRANCH}`,
      git.commit(git.changedTree(tip, [{ path: FILE, sha }]), [tip], "Montant", author),
    );
    await description().fill(`${await description().inputValue()} Encore un mot.`);
    await save();
    expect(textOn(BRANCH)).toContain("montant: 210");
    expect(textOn(BRANCH)).toContain("Encore un mot.");
  });

  it("forces no merge: says that the published entry has changed in the same place, then publishes", async () => {
    await page.reload();
    await description().waitFor();
    await moveTo("En relecture");
    await moveTo("Prête à publier");
    expect(gitlab.requestsToMerge[0]?.labels).toEqual(["decap-cms/pending_publish"]);
    commitOnMain("forfait", "montant fixe");
    const main = gitlab.git.run("rev-parse", "main");
    await publish();
    await page.getByRole("alert").filter({ hasText: "a été modifiée et publiée entre-temps" }).waitFor();
    expect(gitlab.git.run("rev-parse", "main")).toBe(main);

    commitOnMain("montant fixe", "forfait");
    await publish();
    await page.getByText("Publiée", { exact: true }).waitFor();
    expect(textOn("main")).toContain("forfait unique");
    expect(gitlab.git.find(BRANCH)).toBeUndefined();
    expect(gitlab.addresses.filter((address) => address.includes("jeton"))).toEqual([]);
  });

  it("names what a request holds beside its proposal, and merges none of it", async () => {
    const { git, requestsToMerge } = gitlab;
    const main = git.run("rev-parse", "main");
    const blob = (text: string) => git.storeBlob(Buffer.from(text));
    const tree = git.changedTree(main, [
      {
        path: FILE,
        sha: blob(`${textOn("main").replace(/^montant: .*$/m, "montant: 4321")}\n`),
        mode: "100755",
      },
      { path: "data/package.json", sha: blob("{}\n") },
      { path: "README.md", sha: blob("à part\n") },
      { path: "data/img/institutions/page.png", sha: blob("/etc/passwd"), mode: "120000" },
    ]);
    const author = { name: "Alix", email: "alix@example.org" };
    git.run("update-ref", `refs/heads/${BRANCH}`, git.commit(tree, [main], "Propose", author));
    requestsToMerge.push({
      iid: requestsToMerge.length + 1,
      title: "Propose",
      author: { login: "alix", name: "Alix", mayWrite: true },
      source_branch: BRANCH,
      state: "opened",
      labels: ["decap-cms/pending_publish"],
    });
    const names = [FILE, "data/package.json", "README.md", "data/img/institutions/page.png"];
    await page.goto(`${site.address}/admin/#/workflow`);
    await page.reload();
    for (const name of names) await page.getByRole("article").getByText(name, { exact: true }).waitFor();
    await page.goto(`${site.address}/admin/#${ENTRY}`);
    await description().waitFor();
    await publish();
    const refusal = page.getByRole("alert").filter({ hasText: "Cette proposition contient aussi" });
    await refusal.waitFor();
    for (const name of names) await eventually(() => refusal.textContent()).toContain(name);
    expect(git.run("rev-parse", "main")).toBe(main);
    expect(requestsToMerge.at(-1)).toMatchObject({ state: "opened" });
  });
});
