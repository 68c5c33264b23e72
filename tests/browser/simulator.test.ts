import type { Browser, Page } from "playwright-core";
import { axeViolations } from "../support/axe.ts";
import { openBrowser, screenshots, watchActions, watchProblems } from "../support/chromium.ts";
import { repositoryWithData, type Started, start } from "../support/command.ts";
import { CORPUS } from "../support/corpus.ts";
import { eventually } from "../support/eventually.ts";

let browser: Browser;
let server: Started;
let page: Page;
let problems: readonly string[];

beforeAll(async () => {
  browser = await openBrowser();
  server = await start(repositoryWithData(CORPUS).directory);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const answers = () => page.getByRole("region", { name: "Réponses du catalogue" });
const status = (text: RegExp) => answers().getByRole("status").filter({ hasText: text }).first().waitFor();

async function open(hash: string): Promise<void> {
  page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: "fr-FR" });
  problems = watchProblems(page);
  await page.goto(`${server.address}${hash}`);
}

describe("the simulator", () => {
  afterEach(async () => {
    expect(problems).toEqual([]);
    await page.close();
  });

  it("answers a person for the whole catalogue, says why, and leads to the forms", async () => {
    await open("#/collections/benefits_javascript");
    const actions = watchActions(page);
    await page.getByRole("link", { name: "Simulateur d’essai" }).click();
    await status(/Il manque une réponse/);
    expect(actions.filter((action) => action === "entriesByFolder")).toHaveLength(2);

    await page.getByRole("combobox", { name: "Partir d’une personne" }).click();
    await page.getByRole("option", { name: /Lycéenne de 17 ans à Rennes/ }).click();
    await status(/A droit à : \d+ · N’a pas droit à : \d+/);
    const refused = answers().locator(".cs-group").filter({ hasText: "N’a pas droit à" });
    await refused.locator("> summary").click();
    await refused
      .getByText(/Pourquoi \?/)
      .first()
      .click();
    await refused.locator(".ct-mark-no").first().waitFor();

    await page.getByLabel("Date de naissance", { exact: true }).fill("");
    await status(/Il manque une réponse/);
    await eventually(() => axeViolations(page)).toEqual([]);
    await screenshots(page, "simulator");
    const link = answers().locator(".cs-answers a").first();
    await eventually(() => link.getAttribute("href")).toMatch(/^#\/collections\/benefits_\w+\/entries\//);
  });

  it("opens a situation from its address, which never leaves the page", async () => {
    const situation = { dateDeValeur: "2026-09-01", menage: { depcom: "35238" } };
    const sent: string[] = [];
    await open(`#/simulateur?${new URLSearchParams({ situation: JSON.stringify(situation) })}`);
    page.on("request", (request) => sent.push(`${request.url()} ${request.postData() ?? ""}`));
    await page.getByText("Rennes (35)").first().waitFor();
    await status(/Il manque une réponse/);
    await page.getByLabel("Date de naissance", { exact: true }).fill("2009-03-12");
    await page.waitForURL(/2009-03-12/);
    await page.reload();
    await page.getByText("Rennes (35)").first().waitFor();
    await eventually(() => page.getByLabel("Date de naissance", { exact: true }).inputValue()).toBe(
      "2009-03-12",
    );
    expect(sent.filter((request) => /2009-03-12|35238/.test(request))).toEqual([]);
  });

  it("begins anew with an address that cannot be read", async () => {
    await open("#/simulateur?situation=%7B");
    await status(/Il manque une réponse/);
  });
});
