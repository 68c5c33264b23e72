import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { openBrowser, watchProblems } from "../support/chromium.ts";
import { repositoryWithData, runToEnd, type Started, start } from "../support/command.ts";

const SLUG = "departement_somme-aide-departementale-au-bafa";
const FILE = `benefits/javascript/${SLUG}.yml`;
const BRANCH = `cms/benefits_javascript/${SLUG}`;

const EXPECTED = `label: aide départementale au BAFA
institution: departement_somme
prefix: l’
description: Le département de la Somme rembourse une partie de votre première session de formation au BAFA.
conditions_generales:
  - type: departements
    values:
      - "80"
  - type: age
    operator: ">="
    value: 16
  - type: quotient_familial
    operator: "<="
    value: 700
    period: month
interestFlag: _interetBafa
type: float
montant: 150
unit: €
periodicite: ponctuelle
link: https://www.somme.fr/aide-bafa
instructions: https://www.somme.fr/demander-aide-bafa
`;

const repository = repositoryWithData();
const { git } = repository;
let server: Started;
let browser: Browser;
let page: Page;
let problems: readonly string[];

const field = (name: string, within: Page | Locator = page) => within.getByLabel(name, { exact: true });
const group = (name: string) => page.getByRole("group", { name, exact: true });
const preview = () => page.frameLocator("iframe").first();

beforeAll(async () => {
  server = await start(repository.directory);
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function open(route: string): Promise<void> {
  page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: "fr-FR" });
  problems = watchProblems(page);
  // Decap asks before it publishes.
  page.on("dialog", (dialog) => dialog.accept());
  await page.goto(`${server.address}#${route}`);
}

/** Adds a general condition and gives the group that edits it. */
async function addCondition(name: string): Promise<Locator> {
  const conditions = group("Qui peut en bénéficier");
  await conditions.getByRole("combobox", { name: "Ajouter une condition", exact: true }).click();
  await page.getByRole("option", { name: new RegExp(`^${name}`) }).click();
  return conditions.getByRole("article").last();
}

async function save(): Promise<void> {
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await page.getByText("Tout est enregistré").waitFor();
}

async function moveTo(status: string): Promise<void> {
  await page.getByRole("button", { name: /^Statut/ }).click();
  await page.getByRole("menuitem", { name: status }).click();
}

describe("the whole road, from form to catalogue", () => {
  it("takes a new benefit from an incomplete draft to the catalogue", async () => {
    await open("/collections/benefits_javascript/new");
    await field("Nom de l’aide").fill("aide départementale au BAFA");
    await field("Institution").fill("somme");
    await page.getByRole("option", { name: /Département de la Somme/ }).click();
    await page.getByText(SLUG).first().waitFor();
    await field("Article").selectOption("l’");
    await field("Description").fill(
      "Le département de la Somme rembourse une partie de votre première session de formation au BAFA.",
    );

    const departments = await addCondition("Départements");
    await departments.getByRole("combobox").fill("somme");
    await page.getByRole("option", { name: /^Somme/ }).click();
    const age = await addCondition("Âge");
    await field("De (âge minimum)", age).fill("16");
    const quotient = await addCondition("Quotient familial");
    await field("Comparaison", quotient).selectOption({ label: "au plus" });
    await field("Montant", quotient).fill("700");
    await field("Période", quotient).selectOption({ label: "par mois" });

    await field("Réservée aux personnes intéressées par").selectOption({ label: "le BAFA ou le BAFD" });
    await field("Forme de l’aide").selectOption({ label: "un montant" });
    await field("Unité").selectOption({ label: "euros (€)" });
    await field("Périodicité").selectOption({ label: "une seule fois" });
    await field("Page de référence").fill("https://www.somme.fr/aide-bafa");
    await field("Marche à suivre").fill("https://www.somme.fr/demander-aide-bafa");

    await save();
    expect(git("show", `${BRANCH}:${FILE}`)).not.toContain("montant:");
    const missing = "L’aide est un montant, mais";
    await group("Montant").getByText(missing).waitFor();
    await preview().getByText(missing).waitFor();

    await moveTo("En relecture");
    const refusal = page.getByRole("alert").filter({ hasText: "Cette fiche ne peut pas encore" });
    await refusal.filter({ hasText: missing }).waitFor();
    await page.getByText("Statut: Brouillon").waitFor();

    await field("Montant", group("Montant")).fill("150");
    await save();
    expect(`${git("show", `${BRANCH}:${FILE}`)}\n`).toBe(EXPECTED);
    await moveTo("En relecture");
    await page.getByText("Statut: En relecture").waitFor();
    await moveTo("Prête à publier");
    await page.getByText("Statut: Prête à publier").waitFor();
    await page.getByRole("button", { name: /^Publier/ }).click();
    await page.getByRole("menuitem", { name: "Publier maintenant" }).click();
    await page.getByText("Publiée", { exact: true }).waitFor();

    const subjects = git("log", "--format=%s", "main");
    expect(subjects).toMatch(/^Publie .*\n/);
    expect(subjects).toContain("Crée");
    expect(readFileSync(join(repository.directory, FILE), "utf8")).toBe(EXPECTED);
    expect(git("status", "--porcelain")).toBe("");
    expect(runToEnd("validate", "--data", repository.directory).status).toBe(0);
    const out = join(repository.directory, "..", `${SLUG}-out`);
    expect(runToEnd("build", "--data", repository.directory, "--out", out).status).toBe(0);
    const { benefits } = JSON.parse(readFileSync(join(out, "catalogue.json"), "utf8"));
    expect(benefits.find(({ id }: { id: string }) => id === SLUG)).toMatchObject({
      montant: 150,
      institution: { id: "departement_somme", code_insee: "80" },
    });
    // The browser itself writes the refusal of the review into its console.
    expect(problems).toEqual([expect.stringContaining("422 (Unprocessable Entity)")]);
  });

  it("changes one line of a file when one word of it is edited", async () => {
    const slug = "departement_seine_et_marne-aide-au-bafa-pour-les-seine-et-marnais";
    await open(`/collections/benefits_javascript/entries/${slug}`);
    const description = field("Description");
    await description.waitFor();
    const text = await description.inputValue();
    const word = text.split(" ")[2] ?? "";
    await description.fill(text.replace(word, `${word} vraiment`));
    await save();
    const stat = git("diff", "--stat", "main", `cms/benefits_javascript/${slug}`);
    expect(stat).toContain("1 file changed, 1 insertion(+), 1 deletion(-)");
    expect(problems).toEqual([]);
  });
});
