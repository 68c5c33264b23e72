import type { Browser, Locator, Page } from "playwright-core";
import { axeViolations } from "../support/axe.ts";
import { openBrowser, screenshots, watchProblems } from "../support/chromium.ts";
import { repositoryWithData, type Started, start } from "../support/command.ts";
import { eventually } from "../support/eventually.ts";

const SLUG = "ville_uzes-aide-au-bafa";
const BRANCH = `cms/benefits_javascript/${SLUG}`;
const BENEFIT = `benefits/javascript/${SLUG}.yml`;
const INSTITUTION = "institutions/ville_uzes.yml";

const repository = repositoryWithData();
const { git } = repository;
let server: Started;
let browser: Browser;
let page: Page;
let problems: readonly string[];

beforeAll(async () => {
  server = await start(repository.directory);
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: "fr-FR" });
  problems = watchProblems(page);
  // Decap asks before it publishes.
  page.on("dialog", (dialog) => dialog.accept());
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const field = (name: string, within: Page | Locator = page) => within.getByLabel(name, { exact: true });
const dialog = () => page.getByRole("dialog");
const preview = () => page.frameLocator("iframe").first();
const button = (name: string | RegExp) => page.getByRole("button", { name });

/** What has the keyboard: its name, else its text. */
const focused = () =>
  page.evaluate(
    () => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent,
  );

async function open(route: string): Promise<void> {
  await page.goto("about:blank");
  await page.goto(`${server.address}#${route}`);
}

async function save(): Promise<void> {
  await button("Enregistrer").click();
  await page.getByText("Tout est enregistré").waitFor();
}

async function moveTo(status: string): Promise<void> {
  await button(/^Statut/).click();
  await page.getByRole("menuitem", { name: status }).click();
}

describe("an institution that is missing", () => {
  it("is created from the benefit with the keyboard alone, from the official list", async () => {
    await open("/collections/benefits_javascript/new");
    await field("Nom de l’aide").fill("aide au BAFA");
    await field("Institution").focus();
    await page.keyboard.type("uzes");
    await page.getByText("Aucune institution ne correspond").waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await eventually(() => focused()).toBe("Créer une institution…");
    await page.keyboard.press("Enter");
    // One that the catalogue has is recognised by what it covers.
    await field("Que cherchez-vous ?", dialog()).selectOption({ label: "une CAF" });
    await field("Son département", dialog()).fill("orne");
    await page.getByRole("option", { name: "Orne" }).filter({ hasText: "déjà dans la liste" }).click();
    await button("Choisir « CAF de l’Orne »").waitFor();
    await eventually(() => field("Nom de l’institution", dialog()).inputValue()).toBe("CAF de l’Orne");
    await button("Chercher une autre institution").focus();
    await page.keyboard.press("Enter");
    // What was looked for is looked for again, among the places.
    await page.getByRole("option", { name: "Uzès", exact: true }).waitFor();
    await screenshots(page, "institution-search");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await field("Nom de l’institution", dialog()).waitFor();
    await eventually(() => field("Nom de l’institution", dialog()).inputValue()).toBe("Ville d’Uzès");
    await eventually(() => field("Code INSEE", dialog()).inputValue()).toBe("30334");
    await eventually(() => field("Numéro SIREN", dialog()).inputValue()).toBe("213003346");
    await dialog().getByText("ville_uzes").waitFor();
    await eventually(() => focused()).toBe("Nom de l’institution");
    await screenshots(page, "institution-found");
    await eventually(() => axeViolations(page, ".ct-overlay")).toEqual([]);
    await button("Créer et choisir cette institution").focus();
    await page.keyboard.press("Enter");
    await dialog().waitFor({ state: "detached" });
    await page.waitForFunction(() =>
      document.activeElement?.getAttribute("aria-label")?.includes("Ville d’Uzès"),
    );
    await eventually(() => focused()).toBe("Changer l’institution Ville d’Uzès");
    await page.getByText(SLUG).first().waitFor();
    await preview().getByText("Ville d’Uzès").first().waitFor();
    await eventually(() => axeViolations(page, ".ct-institution")).toEqual([]);
    await screenshots(page, "institution-created");

    // It is kept with the rest of what is not saved.
    await page.waitForFunction(() =>
      Object.entries(localStorage).some(
        ([key, copy]) => key.startsWith("contribution.unsaved") && copy.includes("30334"),
      ),
    );
    await open("/collections/benefits_javascript/new");
    await page.getByText("« Nouvelle institution »").waitFor();
    await button("Reprendre votre travail").click();
    await button("Modifier l’institution").waitFor();
    await preview().getByText("Ville d’Uzès").first().waitFor();
    expect(problems).toEqual([]);
  });

  it("is saved, reviewed and published with its benefit", async () => {
    await field("Article").selectOption("l’");
    await field("Description").fill(
      "La ville rembourse une partie de votre première session de formation au BAFA.",
    );
    const conditions = page.getByRole("group", { name: "Qui peut en bénéficier", exact: true });
    await conditions.getByRole("combobox", { name: "Ajouter une condition", exact: true }).click();
    await page.getByRole("option", { name: /^Territoire de l’institution/ }).click();
    await field("Réservée aux personnes intéressées par").selectOption({ label: "le BAFA ou le BAFD" });
    await field("Forme de l’aide").selectOption({ label: "un droit, sans montant" });
    await field("Page de référence").fill("https://www.uzes.fr/aide-bafa");
    await field("Formulaire à remplir").fill("https://www.uzes.fr/aide-bafa-formulaire");
    await save();
    expect(git("diff", "--name-only", "main", BRANCH).split("\n")).toEqual([BENEFIT, INSTITUTION]);
    expect(git("rev-list", "--count", `main..${BRANCH}`)).toBe("1");
    expect(git("show", `${BRANCH}:${INSTITUTION}`)).toBe(
      'name: Ville d’Uzès\ntype: commune\ncode_insee: "30334"\ncode_siren: "213003346"',
    );
    await preview()
      .getByText(/Aucune erreur|Rien à corriger/)
      .waitFor();

    // Somebody comes back to it later, and mends the name; the file name stays.
    await open(`/collections/benefits_javascript/entries/${SLUG}`);
    await button("Modifier l’institution").click();
    await field("Nom de l’institution", dialog()).fill("Ville d’Uzès ");
    await dialog().getByText("Nom de fichier, définitif").waitFor();
    await button("Garder ces modifications").click();
    await dialog().waitFor({ state: "detached" });
    await page.getByText("À vérifier").first().waitFor();
    await screenshots(page, "institution-problem");
    await button("Modifier l’institution").click();
    await field("Nom de l’institution", dialog()).fill("Commune d’Uzès");
    await button("Garder ces modifications").click();
    await save();
    expect(git("show", `${BRANCH}:${INSTITUTION}`)).toContain("name: Commune d’Uzès");

    await moveTo("En relecture");
    await page.getByText("Statut: En relecture").waitFor();
    await moveTo("Prête à publier");
    await page.getByText("Statut: Prête à publier").waitFor();
    await button(/^Publier/).click();
    await page.getByRole("menuitem", { name: "Publier maintenant" }).click();
    await page.getByText("Publiée", { exact: true }).waitFor();
    expect(git("show", `main:${INSTITUTION}`)).toContain("name: Commune d’Uzès");
    expect(git("show", `main:${BENEFIT}`)).toContain("institution: ville_uzes");
    expect(problems).toEqual([]);
  });
});
