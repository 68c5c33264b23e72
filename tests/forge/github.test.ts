import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { axeViolations } from "../support/axe.ts";
import { openBrowser, screenshots, watchProblems } from "../support/chromium.ts";
import { repositoryWithData, runToEnd } from "../support/command.ts";
import { eventually } from "../support/eventually.ts";
import { type ForgePerson, Refused } from "./forge-server.ts";
import { serveGitHub } from "./github-server.ts";
import { type StaticSite, serveStatic } from "./static-site.ts";

/**
 * The admin built for GitHub, served as static files, in Chromium against the small GitHub of github-server.ts, whose
 * own comment lists the calls that it speaks. GitHub itself is never reached.
 */
const REPOSITORY = "asso/aides";
const CAMILLE = "jeton-camille";
const DOMINIQUE = "jeton-dominique";
const PARTNER = "jeton-mission";
/** The other kind of token, of the same person. */
const FINE_GRAINED = "github_pat_mission";
const PEOPLE = new Map<string, ForgePerson>([
  [CAMILLE, { login: "camille", name: "Camille Martin", mayWrite: true }],
  [DOMINIQUE, { login: "dominique", name: "Dominique Petit", mayWrite: true }],
  [PARTNER, { login: "mission-locale", name: "Mission locale du Gard", mayWrite: false }],
  [FINE_GRAINED, { login: "mission-locale", name: "Mission locale du Gard", mayWrite: false, rights: [] }],
]);

const SLUG = "departement_seine_et_marne-aide-au-bafa-pour-les-seine-et-marnais";
const FILE = `benefits/javascript/${SLUG}.yml`;
const BRANCH = `cms/benefits_javascript/${SLUG}`;
const ENTRY = `/collections/benefits_javascript/entries/${SLUG}`;
const OTHER = "action_logement-aide-agri-mobili-jeune";
const NEW = "departement_somme-aide-au-permis-bateau";

let github: Awaited<ReturnType<typeof serveGitHub>>;
let site: StaticSite;
let browser: Browser;
const contexts = new Map<string, BrowserContext>();
const problems = new Map<string, readonly string[]>();

beforeAll(async () => {
  const { directory } = repositoryWithData();
  const bare = join(mkdtempSync(join(tmpdir(), "github-")), "aides.git");
  execFileSync("git", ["clone", "--quiet", "--bare", directory, bare]);
  github = await serveGitHub(bare, REPOSITORY, PEOPLE);
  const out = mkdtempSync(join(tmpdir(), "github-site-"));
  const options = [
    "--backend",
    "github",
    "--repo",
    REPOSITORY,
    "--open-authoring",
    "--api-root",
    github.address,
  ];
  const built = runToEnd("build", "--data", directory, "--out", out, ...options);
  expect(built.stderr).toBe("");
  site = await serveStatic(out);
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
  await github?.close();
});

afterEach(() => {
  github.trouble = undefined;
});

/** Opens a page of the admin as somebody, who pastes a token the first time. */
async function open(token: string, route: string): Promise<Page> {
  const known = contexts.get(token);
  const context =
    known ?? (await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "fr-FR" }));
  contexts.set(token, context);
  const page = await context.newPage();
  problems.set(token, watchProblems(page));
  page.on("dialog", (dialog) => dialog.accept());
  await page.goto(`${site.address}/admin/#${route}`);
  if (!known) {
    await page.getByLabel("Jeton d’accès GitHub").fill(token);
    if (token === PARTNER) {
      await eventually(() => axeViolations(page)).toEqual([]);
      await screenshots(page, "forge-login");
    }
    await page.getByRole("button", { name: "Se connecter" }).click();
  }
  return page;
}

/** The requests received since they were last forgotten, ids left out. */
const requests = () => github.requests.map((request) => request.replace(/[0-9a-f]{40}/g, "<id>"));
const forgetRequests = () => github.requests.splice(0);

const description = (page: Page) => page.getByLabel("Description", { exact: true });
const label = (page: Page) => page.getByLabel("Nom de l’aide", { exact: true });

async function save(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await page.getByText("Tout est enregistré").waitFor();
}

async function refusedSave(page: Page, sentence: RegExp): Promise<void> {
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await page.getByRole("alert").filter({ hasText: sentence }).waitFor();
  await page.getByText(/Modifications non enregistrées/i).waitFor();
}

async function moveTo(page: Page, status: string): Promise<void> {
  await page.getByRole("button", { name: /^Statut/ }).click();
  await page.getByRole("menuitem", { name: status }).click();
}

async function publish(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Publier/ }).click();
  await page.getByRole("menuitem", { name: "Publier maintenant" }).click();
}

const textOn = (branch: string, file = FILE) => github.git.run("show", `${branch}:${file}`);

describe("the admin on GitHub, without a server of ours", () => {
  it("opens a list, then an entry, with a handful of requests", async () => {
    const page = await open(CAMILLE, "/collections/benefits_javascript");
    await page.getByText("aide au BAFA pour les Seine-et-Marnais").first().waitFor();
    await eventually(requests).toEqual(["GET /user", "GET /repos/asso/aides", "POST /graphql"]);
    await page.close();
    forgetRequests();
    const entry = await open(CAMILLE, ENTRY);
    await entry.getByText("Département de Seine-et-Marne").first().waitFor();
    await description(entry).waitFor();
    await eventually(() => requests().slice(2)).toEqual(["POST /graphql"]);
    expect(problems.get(CAMILLE)).toEqual([]);
  });

  it("changes one line for one word, in a commit of the person, proposed in French", async () => {
    const dominique = await open(DOMINIQUE, ENTRY);
    await description(dominique).waitFor();
    const camille = await open(CAMILLE, ENTRY);
    const before = await description(camille).inputValue();
    await description(camille).fill(before.replace("forfait", "forfait unique"));
    forgetRequests();
    await save(camille);
    await eventually(requests).toEqual([
      "POST /graphql",
      "POST /graphql",
      "POST /repos/asso/aides/pulls",
      "PUT /repos/asso/aides/issues/1/labels",
      // Decap reads the draft again.
      "POST /graphql",
    ]);
    expect(github.git.run("diff", "--stat", "main", BRANCH)).toContain(
      "1 file changed, 1 insertion(+), 1 deletion(-)",
    );
    expect(github.git.run("log", "-1", "--format=%an : %s", BRANCH)).toMatch(
      /^Camille Martin : Met à jour aide au BAFA pour les Seine-et-Marnais \(Département de Seine-et-Marne\) : description/,
    );
    expect(github.state.pulls[0]).toMatchObject({
      branch: BRANCH,
      labels: ["decap-cms/draft"],
      state: "open",
    });

    // Dominique has had the published version open all along, and changes something else.
    await label(dominique).fill("aide au BAFA des Seine-et-Marnais");
    await save(dominique);
    expect(textOn(BRANCH)).toContain("forfait unique");
    expect(textOn(BRANCH)).toContain("label: aide au BAFA des Seine-et-Marnais");
  });

  it("asks what to keep when two people change the same field, and replaces nothing before", async () => {
    const [camille, dominique] = [await open(CAMILLE, ENTRY), await open(DOMINIQUE, ENTRY)];
    for (const page of [camille, dominique]) await description(page).waitFor();
    const before = await description(camille).inputValue();
    await description(camille).fill(before.replace("forfait unique", "forfait de 200 euros"));
    await save(camille);
    await description(dominique).fill(before.replace("forfait unique", "montant fixe"));
    await dominique.getByRole("button", { name: "Enregistrer" }).click();
    const choice = dominique.getByRole("dialog");
    await choice.getByText("Description").first().waitFor();
    await choice.getByRole("button", { name: "Revenir sans enregistrer" }).click();
    await eventually(() => description(dominique).inputValue()).toContain("montant fixe");
    expect(textOn(BRANCH)).toContain("forfait de 200 euros");
    await dominique.getByRole("button", { name: "Enregistrer" }).click();
    await choice.getByRole("radio", { name: /^Votre version/ }).check();
    await choice.getByRole("button", { name: "Enregistrer ces choix" }).click();
    await dominique.getByText("Tout est enregistré").waitFor();
    expect(textOn(BRANCH)).toContain("montant fixe");
    expect(github.git.run("show", `${BRANCH}~1:${FILE}`)).toContain("forfait de 200 euros");
    await dominique.close();
  });

  it("keeps the text when the connection is cut or GitHub asks to wait, and saves it afterwards", async () => {
    const page = await open(CAMILLE, ENTRY);
    await description(page).waitFor();
    await description(page).fill(`${await description(page).inputValue()} Encore un mot.`);
    github.trouble = (request) => (request === "POST /graphql" ? "cut" : undefined);
    await refusedSave(page, /La connexion à GitHub a été perdue/);
    const reset = String(Math.floor(Date.now() / 1000) + 600);
    github.trouble = () =>
      new Refused(403, "API rate limit exceeded", {
        "x-ratelimit-remaining": "0",
        "x-ratelimit-reset": reset,
      });
    await refusedSave(page, /GitHub demande d’attendre.*réessayez à partir de \d\d:\d\d/);
    github.trouble = undefined;
    await save(page);
    expect(textOn(BRANCH)).toContain("Encore un mot.");

    // A page that opens while GitHub does not answer asks again, and does not forget who is there.
    forgetRequests();
    github.trouble = (request) => (request === "GET /user" ? "cut" : undefined);
    const reopened = await open(CAMILLE, ENTRY);
    await eventually(() => github.requests).toContain("GET /user");
    github.trouble = undefined;
    await description(reopened).waitFor();
  });

  it("does not force a merge that GitHub refuses, then publishes, and lists what was published", async () => {
    const page = await open(CAMILLE, ENTRY);
    await description(page).waitFor();
    // Meanwhile somebody publishes another description: the draft takes in what is chosen.
    commitOnMain(FILE, textOn("main").replace("forfait", "forfait immédiat"), "Change la description");
    await moveTo(page, "En relecture");
    await page
      .getByRole("dialog")
      .getByRole("radio", { name: /^La proposition/ })
      .check();
    await page.getByRole("button", { name: "Enregistrer ces choix" }).click();
    await page.getByText("Statut: En relecture").waitFor();
    expect(github.git.isAncestor("main", BRANCH)).toBe(true);
    expect(textOn(BRANCH)).toContain("montant fixe");
    await moveTo(page, "Prête à publier");
    await page.getByText("Statut: Prête à publier").waitFor();
    expect(github.state.pulls[0]?.labels).toEqual(["decap-cms/pending_publish"]);

    const main = github.git.run("rev-parse", "main");
    github.state.protectedBranch = true;
    await publish(page);
    await page
      .getByRole("alert")
      .filter({ hasText: /GitHub attend encore qu’une vérification obligatoire réussisse/ })
      .waitFor();
    expect(github.git.run("rev-parse", "main")).toBe(main);
    github.state.protectedBranch = false;

    // Meanwhile somebody changes another field of the published entry, beside it in the file.
    const other = textOn("main").replace(/^montant: .*$/m, "montant: 250");
    commitOnMain(FILE, other, "Change le montant");
    await publish(page);
    await page.getByText("Publiée", { exact: true }).waitFor();
    expect(textOn("main")).toContain("montant: 250");
    expect(textOn("main")).toContain("Encore un mot.");
    expect(github.git.run("log", "--format=%s", "main")).toContain("Reprend ce qui a été publié entre-temps");
    expect(github.git.run("log", "-1", "--format=%an : %s", "main")).toBe(
      "Camille Martin : Publie aide au BAFA des Seine-et-Marnais (Département de Seine-et-Marne) : nom de l’aide et 1 autre changement",
    );
    expect(github.git.find(BRANCH)).toBeUndefined();

    // Other pages ask too, in their own time.
    for (const other of browser.contexts().flatMap((context) => context.pages())) await other.close();
    forgetRequests();
    const list = await open(DOMINIQUE, "/collections/benefits_javascript");
    await list.getByText("aide au BAFA des Seine-et-Marnais").first().waitFor();
    // Since the site was built, one file has changed: once logged in, it alone is asked for.
    const sinceLogin = () => requests().slice(requests().indexOf("POST /graphql"));
    await eventually(sinceLogin).toEqual([
      "POST /graphql",
      "GET /repos/asso/aides/compare/<id>...<id>",
      "POST /graphql",
    ]);
  });

  it("creates a benefit, refuses its review with the reasons, and never brings back a deleted draft", async () => {
    const page = await open(CAMILLE, "/collections/benefits_javascript/new");
    await label(page).fill("aide au permis bateau");
    await page.getByLabel("Institution", { exact: true }).fill("somme");
    await page.getByRole("option", { name: /Département de la Somme/ }).click();
    await description(page).fill("Le département rembourse une partie de votre permis bateau.");
    await save(page);
    const branch = `cms/benefits_javascript/${NEW}`;
    expect(github.git.run("log", "-1", "--format=%s", branch)).toBe(
      "Crée aide au permis bateau (Département de la Somme)",
    );
    await moveTo(page, "En relecture");
    const refusal = page
      .getByRole("alert")
      .filter({ hasText: "ne peut pas encore être envoyée en relecture" });
    await refusal.waitFor();
    await eventually(() => refusal.textContent()).toContain("Forme de l’aide");
    expect(github.state.pulls.at(-1)?.labels).toEqual(["decap-cms/draft"]);

    const dominique = await open(DOMINIQUE, `/collections/benefits_javascript/entries/${NEW}`);
    await description(dominique).waitFor();
    await dominique.getByRole("button", { name: /Supprimer/ }).click();
    await dominique.waitForURL(/collections\/benefits_javascript$/);
    expect(github.git.find(branch)).toBeUndefined();
    await description(page).fill("Le département rembourse la moitié de votre permis bateau.");
    await refusedSave(page, /Le brouillon « .* » a été supprimé entre-temps/);
    expect(github.git.find(branch)).toBeUndefined();
  });

  it("says which token serves whom, and why it lets nobody in with another one", async () => {
    const page = await open(FINE_GRAINED, ENTRY);
    const refusal = page.getByRole("main").getByRole("alert");
    await eventually(() => refusal.textContent()).toMatch(/votre jeton, qui est «.fine-grained.»/);
    const kindOf = (who: string) => page.getByRole("listitem").filter({ hasText: who }).getByRole("link");
    await eventually(() => kindOf("Vous êtes de l’équipe").getAttribute("href")).toMatch(
      /personal-access-tokens\/new\?.*contents=write/,
    );
    await eventually(() => kindOf("Vous n’en êtes pas").getAttribute("href")).toMatch(
      /settings\/tokens\/new\?scopes=public_repo/,
    );
    await eventually(() => axeViolations(page)).toEqual([]);
    expect(github.state.forks.size).toBe(0);
    await page.close();
  });

  it("lets somebody who may not write propose from a fork", async () => {
    const page = await open(PARTNER, ENTRY);
    await description(page).waitFor();
    expect([...github.state.forks.keys()]).toEqual(["mission-locale/aides"]);
    await description(page).fill("Votre BAFA touche à sa fin ? Le Département vous aide, et nous aussi.");
    await save(page);
    const branch = `refs/forks/mission-locale/aides/heads/cms/mission-locale/aides/benefits_javascript/${SLUG}`;
    expect(textOn(branch)).toContain("et nous aussi");
    const known = github.state.pulls.length;
    await moveTo(page, "En relecture");
    await page.getByText("Statut: En relecture").waitFor();
    expect(github.state.pulls.slice(known)).toMatchObject([
      {
        author: "mission-locale",
        repository: "mission-locale/aides",
        state: "open",
        title: expect.stringMatching(/^Met à jour/),
      },
    ]);
    expect(github.git.run("for-each-ref", "--format=%(refname)", "refs/heads")).toBe("refs/heads/main");
    await page.goto(`${site.address}/admin/#/workflow`);
    await page.getByText("aide au BAFA des Seine-et-Marnais").waitFor();
  });

  it("names what a request holds beside its proposal, and merges none of it", async () => {
    const main = github.git.run("rev-parse", "main");
    const link = { mode: "120000", sha: github.git.storeBlob(Buffer.from("/etc/passwd")) };
    const script = blob("on: push\n");
    propose(OTHER, [
      ownChange(),
      { path: ".github/workflows/a.yml", sha: script },
      { path: "package.json", sha: blob("{}\n") },
      { path: "lien", ...link },
      { path: FILE, sha: blob(`${textOn("main").replace(/^montant: .*$/m, "montant: 9000")}\n`) },
      { path: "institutions/caf_jura.yml", sha: null },
    ]);
    const names = [".github/workflows/a.yml", "package.json", "lien", FILE, "institutions/caf_jura.yml"];
    const board = await open(CAMILLE, "/workflow");
    const card = board.getByRole("article").filter({ hasText: /Montant .* → 4\s321/ });
    for (const name of names) await card.getByText(name, { exact: true }).waitFor();
    await card.getByRole("button", { name: /^Publier/ }).click();
    for (const name of names) await board.getByRole("dialog").getByText(name, { exact: true }).waitFor();
    await refusedPublication(names);
    expect(github.git.run("rev-parse", "main")).toBe(main);
    expect(github.state.pulls.at(-1)).toMatchObject({ state: "open", merged: false });
  });

  it("asks for what a comparison does not say, and does not take what is unsaid for nothing", async () => {
    const main = github.git.run("rev-parse", "main");
    const { path, sha } = ownChange();
    // A comparison says of neither that it is not a plain file.
    propose(OTHER, [{ path, sha, mode: "100755" }]);
    await refusedPublication([`${path} (droits d’exécution changés)`]);
    propose(OTHER, [{ path, sha, mode: "120000" }]);
    await refusedPublication([`${path} (lien vers un autre emplacement)`]);
    const many = Array.from({ length: 300 }, (_, index) => ({ path: `a/${index}`, sha: blob("a\n") }));
    propose(OTHER, [{ path, sha }, ...many]);
    await refusedPublication(["a/0 (fichier qui n’est pas du catalogue)"]);
    expect(github.git.run("rev-parse", "main")).toBe(main);

    // What the main branch holds just so by now is not the proposal's to answer for.
    const start = github.git.run("rev-parse", "main");
    commitOnMain("NOTES.md", "à relire\n", "Ajoute des notes");
    const notes = { path: "NOTES.md", sha: github.git.run("rev-parse", "main:NOTES.md") };
    propose(OTHER, [{ path, sha }, notes], start);
    const page = await open(CAMILLE, `/collections/benefits_javascript/entries/${OTHER}`);
    await description(page).waitFor();
    await publish(page);
    await page.getByText("Publiée", { exact: true }).waitFor();
    expect(github.git.run("diff", "--name-only", "main^1", "main")).toBe(path);
  });

  it("never writes a token in an address", () => {
    expect(github.addresses.filter((address) => address.includes("jeton"))).toEqual([]);
  });
});

const blob = (text: string) => github.git.storeBlob(Buffer.from(text));

/** A change of the amount of another benefit. */
function ownChange(): { readonly path: string; readonly sha: string } {
  const path = `benefits/javascript/${OTHER}.yml`;
  return { path, sha: blob(`${textOn("main", path).replace(/^montant: .*$/m, "montant: 4321")}\n`) };
}

/** Proposes some changes in the branch of an entry's draft, as somebody who knows git might. */
function propose(
  slug: string,
  changes: Parameters<typeof github.git.changedTree>[1],
  from = github.git.run("rev-parse", "main"),
): void {
  const branch = `cms/benefits_javascript/${slug}`;
  const author = { name: "Alix", email: "alix@example.org" };
  const sha = github.git.commit(github.git.changedTree(from, changes), [from], "Propose", author);
  github.git.run("update-ref", `refs/heads/${branch}`, sha);
  const known = github.state.pulls.find((pull) => pull.branch === branch && pull.state === "open");
  if (known) known.sha = sha;
  else {
    const pull = { title: "Propose", author: "camille", repository: REPOSITORY, branch, sha, merged: false };
    const labels = ["decap-cms/pending_publish"];
    github.state.pulls.push({ ...pull, number: github.state.pulls.length + 1, state: "open", labels });
  }
}

/** Tries to publish, and reads in the refusal the names of what the proposal does not hold. */
async function refusedPublication(names: readonly string[]): Promise<void> {
  const page = await open(CAMILLE, `/collections/benefits_javascript/entries/${OTHER}`);
  await description(page).waitFor();
  await publish(page);
  const refusal = page.getByRole("alert").filter({ hasText: "Cette proposition contient aussi" });
  await refusal.waitFor();
  for (const name of names) await eventually(() => refusal.textContent()).toContain(name);
  await page.close();
}

function commitOnMain(file: string, text: string, subject: string): void {
  const { git } = github;
  const main = git.run("rev-parse", "main");
  const tree = git.changedTree(main, [{ path: file, sha: git.storeBlob(Buffer.from(text)) }]);
  git.run(
    "update-ref",
    "refs/heads/main",
    git.commit(tree, [main], subject, { name: "Alix", email: "alix@example.org" }),
  );
}
