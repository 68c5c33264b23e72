import type { Browser, Page } from "playwright-core";
import { type SmallEngine, smallEngine } from "../openfisca/small-engine.ts";
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

/** As seen from the top: further down, the header that stays there covers a part of some field, which can be scrolled. */
async function looksWell(): Promise<void> {
  await page.evaluate(() => window.scrollTo(0, 0));
  await eventually(() => axeViolations(page)).toEqual([]);
}

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
    await looksWell();
    await screenshots(page, "simulator");
    const link = answers().locator(".cs-answers a").first();
    await eventually(() => link.getAttribute("href")).toMatch(/^#\/collections\/benefits_\w+\/entries\//);
  });

  it("never moves the focus under the header", async () => {
    await open("#/simulateur");
    await status(/Il manque une réponse/);
    const field = page.getByLabel("Scolarité");
    await page.getByLabel("Année d’études").focus();
    const under = () =>
      field.evaluate((one) => {
        const { top } = one.getBoundingClientRect();
        return top < (document.querySelector("header")?.getBoundingClientRect().bottom ?? 0);
      });
    await field.evaluate((one) => window.scrollBy(0, one.getBoundingClientRect().top - 6));
    await eventually(under).toBe(true);
    await page.keyboard.press("Shift+Tab");
    await eventually(() => field.evaluate((one) => one === document.activeElement)).toBe(true);
    await eventually(under).toBe(false);
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

describe("the simulator, where OpenFisca is served", () => {
  let engine: SmallEngine;
  let computing: Started;

  beforeAll(async () => {
    engine = await smallEngine({
      values: {
        mobili_jeune: 100,
        aide_mobilite_master: 0,
        pret_formation_permis_eligibilite: true,
        rfr: 12_000.5,
        nbptr: 1,
        rsa: 0,
        boursier: false,
      },
      reads: { aide_mobilite_master: ["salaire_net", "salaire_de_base", "annee_etude"] },
    });
    computing = await start(repositoryWithData().directory, "--openfisca", engine.address);
  });

  afterAll(async () => {
    await computing?.stop();
    await engine?.close();
  });

  it("answers with amount and period, asks what the calculation needs, and says when nothing answers", async () => {
    page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: "fr-FR" });
    const situation = {
      dateDeValeur: "2026-09-01",
      demandeur: { date_naissance: "2005-06-15", enfant_a_charge: false },
      famille: { en_couple: false },
      enfants: [],
    };
    const query = new URLSearchParams({ situation: JSON.stringify(situation) });
    await page.goto(`${computing.address}#/simulateur?${query}`);
    const eligible = answers().locator(".cs-group").filter({ hasText: "A droit à" }).first();
    await eligible.getByText("aide MOBILI-JEUNE").waitFor();
    await eligible
      .getByText(/A droit à l’aide\s:\s100\s€\spar\smois/)
      .first()
      .click();
    await eligible
      .getByText(/OpenFisca l’a calculé pour septembre\s2026 \(variable mobili_jeune\)/)
      .waitFor();
    await eligible.getByText(/permis à 1\s€ par jour/).waitFor();

    // What depends on a question that was not answered is neither promised nor refused.
    const waiting = answers().locator(".cs-group").filter({ hasText: "Il manque une réponse" });
    await waiting.getByRole("heading").click();
    const master = waiting.getByRole("listitem").filter({ hasText: /mobilité.*master/i });
    await master
      .getByText(/Il manque une réponse\s: «\s?Année d’études\s?», «\s?Salaire net par mois\s?»/)
      .waitFor();

    await looksWell();
    await screenshots(page, "openfisca");

    await page.getByRole("textbox", { name: "Salaire net par mois" }).fill("900");
    await page.getByText(/a calculé pour cette personne\s: un revenu fiscal de référence de/).waitFor();

    await engine.close();
    await page.getByRole("textbox", { name: "Salaire net par mois" }).fill("1000");
    const silent = page.getByRole("alert").filter({ hasText: "OpenFisca n’a pas répondu" });
    await silent.getByRole("button", { name: "Réessayer" }).click();
    await silent.waitFor();
    expect(engine.complaints).toEqual([]);
    await page.close();
  });
});
