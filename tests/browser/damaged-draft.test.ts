import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { axeViolations } from "../support/axe.ts";
import { openBrowser, screenshots } from "../support/chromium.ts";
import { repositoryWithData, type Started, start } from "../support/command.ts";
import { eventually } from "../support/eventually.ts";
import { commitDraft, FOLDER, setAmount, withAmount } from "./by-hand.ts";

const repository = repositoryWithData();
const { directory, git } = repository;
const [broken = "", whole = ""] = withAmount(repository);

/** What the drafts hold, to give it back. */
const copies = mkdtempSync(join(tmpdir(), "drafts-"));

let browser: Browser;
let server: Started;
let page: Page;
/** The object that is missing. */
let oid: string;

/** Commits by hand a draft with another amount. */
function branch(slug: string): void {
  const change = () => {
    setAmount(repository, slug, 4321);
    copyFileSync(join(directory, FOLDER, `${slug}.yml`), join(copies, slug));
  };
  commitDraft(repository, `benefits_javascript/${slug}`, change, "pending_review");
}

beforeAll(async () => {
  branch(broken);
  branch(whole);
  oid = git("rev-parse", `cms/benefits_javascript/${broken}:${FOLDER}/${broken}.yml`);
  rmSync(join(directory, ".git/objects", oid.slice(0, 2), oid.slice(2)));
  browser = await openBrowser();
  server = await start(directory);
  page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: "fr-FR" });
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const notice = () => page.getByRole("alert").filter({ hasText: oid });

describe("a draft of which git has lost an object", () => {
  it("is told on the board, which shows the others", async () => {
    await page.goto(`${server.address}#/workflow`);
    await page
      .getByRole("article")
      .filter({ hasText: /4\s321/ })
      .waitFor();
    await eventually(() => notice().count()).toBe(1);
    await screenshots(page, "damaged-board");
    await eventually(() => axeViolations(page)).toEqual([]);
  });

  it("says so in the place of its form when it is opened, then opens once it is whole again", async () => {
    await page.goto(`${server.address}#/collections/benefits_javascript/entries/${broken}`);
    await page.getByRole("heading", { name: "Cette fiche n’a pas pu être ouverte" }).waitFor();
    await page.getByRole("main").getByText(oid).waitFor();
    await eventually(() => axeViolations(page, ".contribution-not-opened")).toEqual([]);
    await screenshots(page, "damaged-opened");
    git("hash-object", "-w", join(copies, broken));
    await page.getByRole("button", { name: "Réessayer" }).click();
    await eventually(() => page.getByRole("textbox", { name: "Montant", exact: true }).inputValue()).toBe(
      "4321",
    );
  });
});
