import type { Browser, Page } from "playwright-core";
import { axeViolations } from "../support/axe.ts";
import { openBrowser, screenshots, watchProblems } from "../support/chromium.ts";
import { repositoryWithData, type Started, start } from "../support/command.ts";
import { eventually } from "../support/eventually.ts";
import { territory } from "../support/territory.ts";

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

/** Opens the form of a new institution of several departments, whose field holds places. */
async function open(): Promise<void> {
  page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: "fr-FR" });
  problems = watchProblems(page);
  await page.goto(`${server.address}#/collections/institutions/new`);
  await pasteButton().waitFor();
}

const dialog = () => page.getByRole("dialog");
const pasteButton = () => page.getByRole("button", { name: "Coller une liste" });
/** Waits until so many places are drawn. */
const shown = (count: number) =>
  page.waitForFunction(
    (wanted) => document.querySelectorAll(".ct-territory .ct-chip").length === wanted,
    count,
  );

/** What has the keyboard: its name, else its text. */
const focused = () =>
  page.evaluate(
    () => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent,
  );

describe("places, in the real form", () => {
  it("adds a pasted list after a review, with the keyboard alone", async () => {
    await open();
    await pasteButton().focus();
    await page.keyboard.press("Enter");
    await dialog().getByLabel("Votre liste").waitFor();
    // The dialog has taken the keyboard, and keeps it.
    await page.keyboard.insertText("Gard\nherault\n48\nPatelin\nSomme;Gard");
    await eventually(() => axeViolations(page, ".ct-overlay")).toEqual([]);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await dialog().getByText("4 reconnus, 1 non trouvé.").waitFor();
    await eventually(() => focused()).toBe("4 reconnus, 1 non trouvé.");
    await screenshots(page, "paste-review");
    await eventually(() => axeViolations(page, ".ct-overlay")).toEqual([]);
    await dialog().getByLabel("« Patelin » : à corriger").fill("Lot");
    await page.keyboard.press("Enter");
    await dialog().getByRole("button", { name: "Ajouter les 5 départements" }).focus();
    await page.keyboard.press("Enter");
    await dialog().waitFor({ state: "detached" });
    await shown(5);
    await page.waitForFunction(() => document.activeElement?.textContent === "Coller une liste");
    expect(problems).toEqual([]);
  });

  it("leaves the list as it was when the dialog is closed", async () => {
    await open();
    await pasteButton().click();
    await dialog().getByLabel("Votre liste").fill("Gard");
    await page.keyboard.press("Escape");
    await dialog().waitFor({ state: "detached" });
    await shown(0);
    await page.waitForFunction(() => document.activeElement?.textContent === "Coller une liste");
    expect(problems).toEqual([]);
  });

  it("shows the first of many places, removes with the keyboard, and takes all away with a way back", async () => {
    await open();
    const names = [...territory.departments()].slice(0, 40).map(({ code }) => code);
    await pasteButton().click();
    await dialog().getByLabel("Votre liste").fill(names.join("\n"));
    await dialog().getByRole("button", { name: "Vérifier la liste" }).click();
    await dialog().getByRole("button", { name: "Ajouter les 40 départements" }).click();
    const more = page.getByRole("button", { name: "et 10 autres départements — Tout afficher" });
    await more.waitFor();
    await shown(30);
    await screenshots(page, "many-places");
    await more.click();
    await shown(40);

    await page.getByRole("button", { name: "Retirer Ain (01)" }).focus();
    await page.keyboard.press("ArrowRight");
    await eventually(() => focused()).toBe("Retirer Aisne (02)");
    await page.keyboard.press("Delete");
    await page.waitForFunction(() => document.activeElement?.ariaLabel === "Retirer Allier (03)");
    await shown(39);

    await page.getByRole("button", { name: "Tout retirer" }).click();
    await shown(0);
    await page.getByText("39 départements en moins.").waitFor();
    await page.getByRole("button", { name: "Les remettre" }).click();
    await shown(39);
    expect(problems).toEqual([]);
  });
});
