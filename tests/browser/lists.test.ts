import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Browser, Page } from "playwright-core";
import type { Status } from "../../contribution/desk/status.ts";
import { largeCatalogue } from "../../scripts/bench/large-catalogue.ts";
import { axeViolations } from "../support/axe.ts";
import {
  openBrowser,
  screenshots,
  settled,
  stopClock,
  taskTimes,
  watchActions,
  watchProblems,
} from "../support/chromium.ts";
import { repositoryWithData, type Started, start } from "../support/command.ts";
import { eventually } from "../support/eventually.ts";
import { commitDraft, FOLDER, put } from "./by-hand.ts";

/** Entries of the large list: 10 000 to know how fast it is, fewer to know that it works. */
const ENTRIES = Number(process.env.LIST_ENTRIES ?? 2000);

let browser: Browser;
let page: Page;
let problems: readonly string[];
let actions: string[];

beforeAll(async () => {
  browser = await openBrowser();
});

afterEach(() => page?.close());

afterAll(() => browser?.close());

const status = (text: string | RegExp) => page.getByRole("status").filter({ hasText: text }).waitFor();
const search = () => page.getByRole("searchbox");
const select = (label: string) => page.getByLabel(label, { exact: true });
const row = (name: string | RegExp) =>
  page.getByRole("row").filter({ has: page.getByRole("link", { name }) });
const links = () => page.getByRole("rowheader").getByRole("link").allTextContents();

async function open(address: string, route: string): Promise<void> {
  page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: "fr-FR" });
  problems = watchProblems(page);
  actions = watchActions(page);
  await stopClock(page);
  await page.goto(`${address}#${route}`);
}

describe("the lists of the project's own data, with drafts", () => {
  const repository = repositoryWithData();
  let server: Started;

  /** Commits a text on a draft's branch, as a save and a change of status would. */
  const draft = (slug: string, text: string, status: Status) =>
    commitDraft(
      repository,
      `benefits_javascript/${slug}`,
      () => put(repository, `${FOLDER}/${slug}.yml`, text),
      status,
    );

  beforeAll(async () => {
    const published = (slug: string) =>
      readFileSync(join(repository.directory, FOLDER, `${slug}.yml`), "utf8");
    draft(
      "region_occitanie-aide-au-velo",
      "label: aide à l’achat d’un vélo\ninstitution: region_occitanie\ntype: float\nunit: €\n",
      "draft",
    );
    draft("region_occitanie-casse", 'label: "aide cassée\n', "draft");
    draft(
      "caf_jura-aide-jurassienne-au-bafa",
      `${published("caf_jura-aide-jurassienne-au-bafa")}private: true\n`,
      "pending_publish",
    );
    server = await start(repository.directory);
  });

  afterAll(() => server?.stop());

  it("say what each entry is, where it stands and what is to correct, without loading any file", async () => {
    await open(server.address, "/collections/benefits_javascript");
    await status(/^45 aides$/);
    await row("aide au BAFA pour les Seine-et-Marnais")
      .filter({ hasText: "Département de Seine-et-Marne" })
      .filter({ hasText: "Seine-et-Marne (77)" })
      .filter({ hasText: "200 €" })
      .filter({ hasText: "Publiée" })
      .filter({ hasText: "Rien" })
      .waitFor();
    await row("aide à l’achat d’un vélo")
      .filter({ hasText: "Région Occitanie" })
      .filter({ hasText: "jamais publiée" })
      .filter({ hasText: /\d+ erreurs/ })
      .waitFor();
    await row("Fichier à corriger : region_occitanie-casse").filter({ hasText: "1 erreur" }).waitFor();
    await row("aide jurassienne au BAFA")
      .filter({ hasText: "Masquée" })
      .filter({ hasText: "Prête à publier" })
      .filter({ hasText: "modification d’une fiche publiée" })
      .waitFor();
    await eventually(() => actions.filter((action) => action !== "info")).toEqual(["unpublishedEntries"]);
    await screenshots(page, "list");
    expect(problems).toEqual([]);
  });

  it("leave the address to the page that a person goes to, however late they write what was asked", async () => {
    page = await browser.newPage({ locale: "fr-FR" });
    // What is to be done in a moment may be done at any time after.
    await page.addInitScript(() => {
      const later = window.setTimeout.bind(window);
      const late: (() => void)[] = [];
      Object.assign(window, { late });
      window.setTimeout = ((run: () => void, pause?: number, ...args: unknown[]) => {
        if (pause === 300 && typeof run === "function") late.push(run);
        return later(run, pause, ...args);
      }) as typeof window.setTimeout;
    });
    await page.goto(`${server.address}#/collections/benefits_javascript`);
    await search().fill("vélo");
    await page.waitForURL(/recherche=/);
    await page.evaluate(() => {
      const { late } = window as unknown as { late: (() => void)[] };
      window.location.hash = "#/collections/benefits_openfisca";
      for (const run of late) run();
    });
    await page.getByRole("heading", { name: "Aides complexes" }).waitFor();
    expect(new URL(page.url()).hash).toBe("#/collections/benefits_openfisca");
  });

  it("are searched and filtered, with counts, and keep what was asked through an entry and a reload", async () => {
    await open(server.address, "/collections/benefits_javascript");
    await search().fill("PERMIS  saint-herblain");
    await status(/^Aucune aide sur 45/);
    await search().fill("mobilites St Herblain");
    await status(/^1 aide sur 45 pour « mobilites St Herblain »$/);
    await page.getByRole("button", { name: "Tout effacer" }).click();
    await status(/^45 aides$/);
    await eventually(() => search().evaluate((input) => input === document.activeElement)).toBe(true);

    await select("Thème").selectOption({ label: "BAFA et BAFD (15)" });
    await select("État").selectOption({ label: "Prêtes à publier (1)" });
    await status(/^1 aide sur 45$/);
    await eventually(() => links()).toEqual(["aide jurassienne au BAFA"]);
    await select("État").selectOption("");
    await select("Trier par").selectOption({ label: "Institution" });
    await status(/^15 aides sur 45$/);
    const before = await links();
    const link = page.getByRole("link", { name: "aide au BAFA, au BAFD et au BNSSA" });
    await page.waitForURL(/theme=bafa.*tri=institution/);
    await link.click();
    await page.getByLabel("Nom de l’aide", { exact: true }).waitFor();
    await page.getByRole("link", { name: /Retour : Aides/ }).click();
    await status(/^15 aides sur 45$/);
    await eventually(() => links()).toEqual(before);
    await eventually(() => link.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.goBack();
    await page.getByLabel("Nom de l’aide", { exact: true }).waitFor();
    await page.goBack();
    await page.reload();
    await status(/^15 aides sur 45$/);
    expect(problems).toEqual([]);
  });

  it("say what to do when nothing is found, and where else it is", async () => {
    await open(server.address, "/collections/benefits_javascript?recherche=agefiph+velo");
    await page.getByText("Aucune aide ne correspond à « agefiph velo ».").waitFor();
    await search().fill("cnaf");
    await page
      .getByRole("navigation", { name: "Listes" })
      .getByRole("link", { name: "Institutions (1)" })
      .click();
    await status(/^1 institution sur 33 pour « cnaf »$/);
    await screenshots(page, "list-institutions");
    await search().fill("zzz");
    await page.getByRole("button", { name: "Effacer la recherche" }).click();
    await status(/^33 institutions$/);
    await page.getByRole("link", { name: "Nouvelle institution" }).click();
    await page.getByLabel("Nom de l’institution", { exact: true }).waitFor();
    expect(problems).toEqual([]);
  });

  it("are gone through with the keyboard alone", async () => {
    await open(server.address, "/collections/benefits_javascript");
    await status(/^45 aides$/);
    await search().focus();
    await page.keyboard.type("oise ordinateur");
    await status(/^Aucune aide/);
    for (let i = 0; i < 15; i += 1) await page.keyboard.press("Backspace");
    await page.keyboard.type("lille");
    await status(/^2 aides/);
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? "");
    for (let i = 0; i < 12 && !(await focused()).startsWith("bourse au BAFA"); i += 1)
      await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForURL(/entries\/ville_lille-bourse-au-bafa$/);
    expect(problems).toEqual([]);
  });

  it("have nothing for axe to say, on a desk and on a telephone, and fit both", async () => {
    await open(server.address, "/collections/benefits_javascript");
    await status(/^45 aides$/);
    await eventually(() => axeViolations(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole("button", { name: "Filtrer et trier" }).click();
    await eventually(() => axeViolations(page)).toEqual([]);
    await eventually(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await select("Vérification").selectOption({ label: "Avec des erreurs (2)" });
    await status(/^2 aides sur 45$/);
    await search().fill("zzz");
    await page.getByText("avec ces filtres").waitFor();
    await eventually(() => axeViolations(page)).toEqual([]);
  });

  it("say what is missing when the server does not answer", async () => {
    await open(server.address, "/workflow");
    await page.getByRole("heading", { name: "Brouillons et relectures" }).waitFor();
    await page.route("**/api/catalogue-rows", (route) => route.abort());
    await page.getByRole("link", { name: "Contenus" }).click();
    await page.getByRole("alert").filter({ hasText: "La liste n’a pas pu être chargée" }).waitFor();
    await page.unroute("**/api/catalogue-rows");
    await page.getByRole("button", { name: "Réessayer" }).click();
    await status(/^45 aides$/);
    await eventually(() => page.getByRole("alert").count()).toBe(0);
  });
});

describe(`a list of ${ENTRIES} entries`, () => {
  let server: Started;

  beforeAll(async () => {
    const root = mkdtempSync(join(tmpdir(), "large-"));
    for (const [path, text] of Object.entries(largeCatalogue(ENTRIES))) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    server = await start(repositoryWithData(root).directory);
  });

  afterAll(() => server?.stop());

  it("is shown, searched, filtered and sorted without holding the page up", async () => {
    const count = new Intl.NumberFormat("fr-FR").format(ENTRIES);
    const address = "/collections/benefits_javascript";
    await open(server.address, address);
    await status(`${count} aides`);
    // The server has read the files: what is measured is the page.
    await select("Vérification").getByText("Rien à corriger").waitFor({ state: "attached" });

    const shown = performance.now();
    await page.goto("about:blank");
    await page.goto(`${server.address}#${address}`);
    await status(`${count} aides`);
    const milliseconds = Math.round(performance.now() - shown);
    await settled(page);

    await search().focus();
    const keys: number[] = [];
    const typing = await taskTimes(page, async () => {
      for (const key of "permis etudiantes 12") {
        const pressed = performance.now();
        await page.keyboard.type(key);
        await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn))));
        keys.push(Math.round(performance.now() - pressed));
      }
      await status(/pour « permis etudiantes 12 »$/);
      await settled(page);
    });
    const choosing = await taskTimes(page, async () => {
      await page.getByRole("button", { name: "Tout effacer" }).click();
      await select("Thème").selectOption("permis");
      await select("Vérification").selectOption("rien");
      await select("Trier par").selectOption("institution");
      await page.getByRole("button", { name: "Page suivante" }).click();
      await page
        .getByText(/^Page 2/)
        .first()
        .waitFor();
      await settled(page);
    });
    console.log(
      `${ENTRIES} entries: list after ${milliseconds} ms; keystroke to drawing, median ${median(keys)} ms, ` +
        `longest ${Math.max(...keys)} ms; longest task while typing ${Math.max(0, ...typing)} ms, ` +
        `while filtering and sorting ${Math.max(0, ...choosing)} ms of processor time`,
    );
    expect(Math.max(0, ...typing, ...choosing)).toBeLessThanOrEqual(50);
    await eventually(() => page.getByRole("row").count()).toBeLessThanOrEqual(51);
    expect(problems).toEqual([]);
  });
});

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}
