import type { Browser, Page } from "playwright-core";
import type { Status } from "../../contribution/desk/status.ts";
import { openBrowser } from "../support/chromium.ts";
import { repositoryWithData, type Started, start } from "../support/command.ts";
import { eventually } from "../support/eventually.ts";
import { commitDraft, setAmount, withAmount } from "./by-hand.ts";

const repository = repositoryWithData();
const { git } = repository;
const [noted = "", published = ""] = withAmount(repository);

/** Commits a draft with another amount, and where it stands. */
function draft(slug: string, status: Status): void {
  commitDraft(repository, `benefits_javascript/${slug}`, () => setAmount(repository, slug, 4321), status);
}

let server: Started;
let browser: Browser;

beforeAll(async () => {
  draft(noted, "pending_review");
  draft(published, "pending_publish");
  server = await start(repository.directory);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** Lets the server do the next request of this action, and loses its answer; says when it is done. */
function loseNext(page: Page, action: string): Promise<void> {
  return new Promise((done) => {
    let isLost = false;
    void page.route("**/api/v1", async (route) => {
      if (isLost || !route.request().postData()?.includes(`"${action}"`)) return route.fallback();
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
    const lost = loseNext(page, "persistEntry");
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

describe("a step of the board whose answer was lost", () => {
  it("writes a note once, pressed again", async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: "fr-FR" });
    await page.goto(`${server.address}#/workflow`);
    const column = page.getByRole("region", { name: "En relecture" });
    await column.getByRole("button", { name: /^Renvoyer avec une note/ }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Ce qu’il faut reprendre").fill("Le montant a changé.");
    const lost = loseNext(page, "addNote");
    const press = dialog.getByRole("button", { name: "Renvoyer" });
    await press.click();
    await lost;
    await dialog.getByRole("alert").waitFor();
    await press.click();
    await page.getByRole("region", { name: "Brouillons" }).getByText("4 321", { exact: false }).waitFor();
    const notes = git("show", `contribution/notes:benefits_javascript/${noted}.json`);
    expect(notes.match(/Le montant a changé/g)).toHaveLength(1);
    await page.close();
  });

  it("publishes once, pressed again", async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: "fr-FR" });
    await page.goto(`${server.address}#/workflow`);
    const column = page.getByRole("region", { name: "Prêtes à publier" });
    const press = async () => {
      await column.getByRole("button", { name: /^Publier/, disabled: false }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByText(/^Montant\s: .* → 4\s321/).waitFor();
      await dialog.getByRole("button", { name: "Publier" }).click();
    };
    const before = git("rev-parse", "main");
    const lost = loseNext(page, "publishUnpublishedEntry");
    await press();
    await lost;
    await page
      .getByText(/connexion/)
      .first()
      .waitFor();
    const after = git("rev-parse", "main");
    expect(after).not.toBe(before);
    await press();
    await column.getByText("Aucune fiche ici.").waitFor();
    await eventually(() => page.getByRole("alert").filter({ hasText: "n’existe" }).count()).toBe(0);
    expect(git("rev-parse", "main")).toBe(after);
    await page.close();
  });
});
