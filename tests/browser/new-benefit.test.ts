import type { Browser, Page } from "playwright-core";
import { axeViolations } from "../support/axe.ts";
import { openBrowser, screenshots, watchProblems } from "../support/chromium.ts";
import { repositoryWithData, type Started, start } from "../support/command.ts";
import { eventually } from "../support/eventually.ts";

const repository = repositoryWithData();
let server: Started;
let browser: Browser;
let page: Page;
let problems: readonly string[];

beforeAll(async () => {
  server = await start(repository.directory);
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: "fr-FR" });
  problems = watchProblems(page);
  await page.goto(`${server.address}#/collections/benefits_javascript/new`);
  await label().waitFor();
});

afterEach(async () => {
  expect(problems).toEqual([]);
  await page.close();
});

const label = () => page.getByLabel("Nom de l’aide", { exact: true });
const button = (name: string) => page.getByRole("button", { name, exact: true });

describe("a new benefit", () => {
  it("shows the one that exists already, without losing what is written", async () => {
    await label().fill("bourse au BAFA");
    await page.getByLabel("Institution", { exact: true }).fill("lille");
    await page.getByRole("option", { name: /^Ville de Lille/ }).click();
    await page.getByText("Une aide semblable existe").waitFor();
    const opened = page.waitForEvent("popup");
    await page.getByRole("link", { name: "bourse au BAFA (nouvel onglet)" }).click();
    const other = await opened;
    await other.getByLabel("Nom de l’aide", { exact: true }).waitFor();
    expect(other.url()).toContain("/entries/ville_lille-bourse-au-bafa");
    await other.close();
    await eventually(() => label().inputValue()).toBe("bourse au BAFA");
    await screenshots(page, "similar");
  });

  it("starts from an existing one, with the keyboard alone, and goes back", async () => {
    await label().fill("aide au permis");
    await button("Partir d’une aide existante").press("Enter");
    await page.getByRole("dialog").getByRole("searchbox").waitFor();
    await eventually(() => axeViolations(page)).toEqual([]);
    await page.keyboard.type("villeurbanne");
    await page.getByText("Une aide trouvée").waitFor();
    await screenshots(page, "start-from");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByText("(Ville de Villeurbanne) a été recopiée").waitFor();
    await page.waitForFunction(() => document.activeElement?.textContent?.includes("recopiée"));
    await page.getByText("Gardé comme vous l’aviez écrit : « Nom de l’aide ».").waitFor();
    await screenshots(page, "start-from-copied");
    await eventually(() => label().inputValue()).toBe("aide au permis");
    const description = page.getByLabel("Description", { exact: true });
    await eventually(() => description.inputValue()).not.toBe("");
    const copied = await description.inputValue();
    await eventually(() => page.getByLabel("Page de référence", { exact: true }).inputValue()).toBe("");
    await description.fill(`${copied} Demandez-la en mairie.`);
    await button("Annuler la copie").press("Enter");
    // What was written since the copy is not taken back.
    await eventually(() => description.inputValue()).toBe(`${copied} Demandez-la en mairie.`);
    await eventually(() => page.locator(".ct-sentence").count()).toBe(0);
    await page.waitForFunction(() => document.activeElement?.textContent === "Partir d’une aide existante");
  });

  it("shows an example of a field on demand, conditions as sentences", async () => {
    await page.getByText("Voir un exemple").first().press("Enter");
    await page.getByText("aide au BAFA pour la session de formation générale").waitFor();
    const conditions = page.locator('[data-ct-path="conditions_generales"]');
    await conditions.getByText("Voir un exemple").click();
    await conditions.getByText("avoir entre 16 et 25 ans").waitFor();
  });
});
