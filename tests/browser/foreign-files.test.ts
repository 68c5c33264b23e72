import { symlinkSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { axeViolations } from "../support/axe.ts";
import { openBrowser, screenshots, watchProblems } from "../support/chromium.ts";
import { repositoryWithData, type Started, start } from "../support/command.ts";
import { eventually } from "../support/eventually.ts";
import { commitDraft, FOLDER, put, setAmount, withAmount } from "./by-hand.ts";

const repository = repositoryWithData();
const { directory, git } = repository;
const [slug = "", other = ""] = withAmount(repository);
const NOWHERE = "ville_nulle_part-aide";
const BESIDE = [".github/workflows/deploy.yml", `${FOLDER}/${other}.yml`, "lien", "package.json"];

let browser: Browser;
let server: Started;
let page: Page;
let problems: readonly string[];

/** Commits on the branch of a draft what a person made of it by hand. */
function branch(name: string, change: () => void): void {
  commitDraft(repository, `benefits_javascript/${name}`, change, "pending_publish");
}

beforeAll(async () => {
  branch(slug, () => {
    setAmount(repository, slug, 4321);
    setAmount(repository, other, 9999);
    put(repository, ".github/workflows/deploy.yml", "on: push\n");
    put(repository, "package.json", "{}\n");
    symlinkSync("/etc/passwd", join(directory, "lien"));
  });
  branch(NOWHERE, () => put(repository, "scripts/a.sh", "true\n"));
  browser = await openBrowser();
  server = await start(directory);
  page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: "fr-FR" });
  problems = watchProblems(page);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function namesAll(place: Locator, names: readonly string[]): Promise<void> {
  await place.getByText(/^Cette proposition contient aussi\s:/).waitFor();
  for (const name of names) await place.getByText(name, { exact: true }).waitFor();
  await place.getByText(/Rien de cela n’est publié d’ici/).waitFor();
}

const card = (name: string | RegExp) =>
  page.getByRole("region", { name: "Prêtes à publier" }).getByRole("article").filter({ hasText: name });

describe("what a draft's branch holds beside its proposal", () => {
  it("is named on the board, also where the proposal itself changes nothing", async () => {
    await page.goto(`${server.address}#/workflow`);
    await namesAll(card(/Montant .* → 4\s321/), BESIDE);
    await namesAll(card(NOWHERE), ["scripts/a.sh"]);
    await eventually(() => axeViolations(page)).toEqual([]);
    await screenshots(page, "foreign-board");
  });

  it("is named before publishing, which is then not possible", async () => {
    await card(/4\s321/)
      .getByRole("button", { name: /^Publier/ })
      .click();
    const dialog = page.getByRole("dialog");
    await namesAll(dialog, BESIDE);
    await dialog.getByRole("button", { name: "Publier", disabled: true }).waitFor();
    await eventually(() => axeViolations(page, ".ct-overlay")).toEqual([]);
    await screenshots(page, "foreign-publish");
    await dialog.getByRole("button", { name: "Annuler" }).click();
  });

  it("is named beside the form and in its question, and what is tried all the same is refused by name", async () => {
    const main = git("rev-parse", "main");
    await card(/4\s321/)
      .getByRole("link")
      .click();
    const frame = page.frameLocator("iframe").first();
    await frame.getByRole("tab", { name: "Ce qui change" }).click();
    await namesAll(frame.getByRole("main"), BESIDE);
    await screenshots(page, "foreign-what-changes");
    await page.getByRole("button", { name: /^Publier/ }).click();
    const [asked] = await Promise.all([
      page.waitForEvent("dialog").then(async (question) => {
        await question.accept();
        return question.message();
      }),
      page.getByRole("menuitem", { name: "Publier maintenant" }).click(),
    ]);
    for (const name of BESIDE) expect(asked).toContain(name);
    const refusal = page.getByRole("alert").filter({ hasText: "ne peut pas encore être publiée" });
    await refusal.waitFor();
    for (const name of BESIDE) await eventually(() => refusal.textContent()).toContain(name);
    expect(git("rev-parse", "main")).toBe(main);
    expect(problems.filter((problem) => !problem.includes("422"))).toEqual([]);
  });
});
