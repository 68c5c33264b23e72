import type { Browser, Page } from "playwright-core";
import { axeViolations } from "../support/axe.ts";
import { openBrowser, screenshots, watchProblems } from "../support/chromium.ts";
import { repositoryWithData, type Started, start } from "../support/command.ts";
import { eventually } from "../support/eventually.ts";
import { territory } from "../support/territory.ts";

const PARTIAL = "departement_gironde-aide-au-permis-de-conduire-hors-de-la-metropole";

const repository = repositoryWithData();
let server: Started;
let browser: Browser;
let page: Page;
let problems: readonly string[];

beforeAll(async () => {
  server = await start(repository.directory);
  browser = await openBrowser();
});

afterEach(() => page?.close());

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function open(route: string): Promise<void> {
  page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: "fr-FR" });
  problems = watchProblems(page);
  await page.goto(`${server.address}#${route}`);
}

const preview = () => page.frameLocator("iframe").first();
const conditions = () => page.getByRole("group", { name: "Qui peut en bénéficier", exact: true });

describe("the coverage of a benefit", () => {
  it("is said and drawn beside it, and in the form for who opens the map with the keyboard", async () => {
    await open(`/collections/benefits_javascript/entries/${PARTIAL}`);
    const figure = preview().locator("figure.ct-coverage");
    await figure.getByText(/une partie de la Gironde \(\d+ communes sur \d+\)/).waitFor();
    // The striped department, and no other.
    await figure.locator('path[fill^="url(#"]').first().waitFor();
    await eventually(() => figure.locator('path[fill^="url(#"] title').allTextContents()).toEqual([
      expect.stringMatching(/^Gironde \(33\) : \d+ communes sur 534$/),
    ]);
    await eventually(() => figure.locator('path[fill="#1a4f9c"]').count()).toBe(0);
    // 96 on the mainland, 5 overseas, and 4 a second time around Paris.
    await eventually(() => figure.locator("path").count()).toBe(105);
    await eventually(() => figure.locator("svg text").allTextContents()).toEqual([
      "Paris",
      "Guadeloupe",
      "Martinique",
      "Guyane",
      "La Réunion",
      "Mayotte",
    ]);
    const frame = page.frames().find((candidate) => candidate !== page.mainFrame());
    await eventually(async () => frame && (await axeViolations(frame, ".ct-coverage"))).toEqual([]);
    await figure.scrollIntoViewIfNeeded();
    await screenshots(page, "coverage-preview");

    const details = page.locator("details.ct-coverage");
    await details.locator("summary").focus();
    await page.keyboard.press("Enter");
    await details.locator("path").first().waitFor();
    await details.scrollIntoViewIfNeeded();
    await eventually(() => axeViolations(page, "details.ct-coverage")).toEqual([]);
    await screenshots(page, "coverage-form");
    expect(problems).toEqual([]);
  });

  it("is the institution's own in one click, or an intercommunality found among its communes", async () => {
    await open("/collections/benefits_javascript/new");
    await page.getByLabel("Institution", { exact: true }).fill("somme");
    await page.getByRole("option", { name: /Département de la Somme/ }).click();
    await page.getByRole("button", { name: /^Réserver au territoire de l’institution/ }).click();
    await page.locator("details.ct-coverage").getByText("Somme.").waitFor();
    await eventually(() => page.getByRole("button", { name: /^Réserver au territoire/ }).count()).toBe(0);

    // All the communes of an EPCI are the EPCI.
    await conditions().getByRole("combobox", { name: "Ajouter une condition", exact: true }).click();
    await page.getByRole("option", { name: /^Communes/ }).click();
    const added = conditions().getByRole("article").last();
    await added.getByRole("combobox").fill("pays d'uzes");
    await page.getByRole("option", { name: /^Toutes les communes de « CC Pays d'Uzès »/ }).click();
    await conditions().getByText("communauté de communes Pays d’Uzès").first().waitFor();
    await page.locator("details.ct-coverage").getByText("aucune commune").waitFor();
    await screenshots(page, "coverage-nobody");

    // So is the list of them that somebody pastes.
    await conditions().getByRole("combobox", { name: "Ajouter une condition", exact: true }).click();
    await page.getByRole("option", { name: /^Communes/ }).click();
    const pasted = conditions().getByRole("article").last();
    await pasted.getByRole("button", { name: "Coller une liste" }).click();
    const names = Array.from(
      territory.communesOf("epci", "200034379"),
      (code) => `${territory.commune(code)?.name} (30)`,
    );
    await page.getByRole("dialog").getByLabel("Votre liste").fill(names.join("\n"));
    await page.getByRole("button", { name: "Vérifier la liste" }).click();
    await page.getByRole("button", { name: `Ajouter les ${names.length} communes` }).click();
    await pasted.getByRole("button", { name: "Remplacer par l’intercommunalité" }).click();
    await pasted.getByText("Habiter dans l’une des intercommunalités choisies.").waitFor();
    await eventually(() => pasted.locator(".ct-chip").count()).toBe(1);
    expect(problems).toEqual([]);
  });
});
