import type { Browser, Page } from "playwright-core";
import { openBrowser } from "../support/chromium.ts";
import { repositoryWithData, type Started, start } from "../support/command.ts";
import { eventually } from "../support/eventually.ts";

const repository = repositoryWithData();
let server: Started;
let browser: Browser;

beforeAll(async () => {
  server = await start(repository.directory);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** Lets the server do the next save, and loses its answer; says when it is done. */
function loseNextSave(page: Page): Promise<void> {
  return new Promise((done) => {
    let isLost = false;
    void page.route("**/api/v1", async (route) => {
      if (isLost || !route.request().postData()?.includes('"persistEntry"')) return route.fallback();
      isLost = true;
      await route.fetch();
      await route.abort();
      done();
    });
  });
}

describe("a save whose answer was lost", () => {
  it.each([
    ["pressed again as it is", "Maison Une", "maison_une", false],
    ["changed before it is pressed again", "Maison Deux", "maison_deux", true],
  ])("is done once: %s", async (_, called, slug, isChanged) => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: "fr-FR" });
    await page.goto(`${server.address}#/collections/institutions/new`);
    const name = page.getByLabel("Nom de l’institution", { exact: true });
    await name.fill(called);
    const lost = loseNextSave(page);
    const save = page.getByRole("button", { name: "Enregistrer" });
    await save.click();
    await lost;
    await eventually(() => save.isEnabled()).toBe(true);
    if (isChanged) await page.getByLabel("Numéro SIREN", { exact: true }).fill("217500016");
    await save.click();
    await page.getByText("Tout est enregistré").waitFor();
    await eventually(() => page.getByText("existe déjà").count()).toBe(0);
    expect(repository.git("rev-list", "--count", `main..cms/institutions/${slug}`)).toBe(
      isChanged ? "2" : "1",
    );
    await page.close();
  });
});
