import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { axeViolations } from "../support/axe.ts";
import { openBrowser, screenshots, settled } from "../support/chromium.ts";
import { repositoryWithData, type Started, start } from "../support/command.ts";
import { eventually } from "../support/eventually.ts";
import { commitDraft, FOLDER, setAmount, withAmount } from "./by-hand.ts";

const repository = repositoryWithData();
const { directory, git } = repository;
const [broken = "", whole = "", lost = ""] = withAmount(repository);

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

/** Takes away what a draft holds, and gives git's name of it. */
function lose(slug: string): string {
  const oid = git("rev-parse", `cms/benefits_javascript/${slug}:${FOLDER}/${slug}.yml`);
  rmSync(join(directory, ".git/objects", oid.slice(0, 2), oid.slice(2)));
  return oid;
}

beforeAll(async () => {
  branch(broken);
  branch(whole);
  branch(lost);
  lose(lost);
  oid = lose(broken);
  browser = await openBrowser();
  server = await start(directory);
  page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: "fr-FR" });
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const column = () => page.getByRole("region", { name: "Brouillons illisibles" });

describe("a draft of which git has lost an object", () => {
  it("is told on the board, which shows the others", async () => {
    await page.goto(`${server.address}#/workflow`);
    await page
      .getByRole("article")
      .filter({ hasText: /4\s321/ })
      .waitFor();
    await eventually(() => column().getByText(oid).count()).toBe(1);
    await screenshots(page, "damaged-board");
    await eventually(() => axeViolations(page)).toEqual([]);
  });

  it("says so in the place of its form when it is opened, then opens once it is whole again", async () => {
    await page.goto(`${server.address}#/collections/benefits_javascript/entries/${broken}`);
    await page.getByRole("heading", { name: "Cette fiche n’a pas pu être ouverte" }).waitFor();
    await page.getByRole("main").getByText(oid).waitFor();
    await settled(page);
    await eventually(() => page.getByText(oid).count()).toBe(1);
    await eventually(() => axeViolations(page, ".contribution-not-opened")).toEqual([]);
    await screenshots(page, "damaged-opened");
    git("hash-object", "-w", join(copies, broken));
    await page.getByRole("button", { name: "Réessayer" }).click();
    await eventually(() => page.getByRole("textbox", { name: "Montant", exact: true }).inputValue()).toBe(
      "4321",
    );
  });

  it("is removed from the board by whoever confirms it, and nothing is left of it", async () => {
    await page.goto("about:blank");
    await page.goto(`${server.address}#/workflow`);
    let asked = "";
    page.once("dialog", (dialog) => {
      asked = dialog.message();
      void dialog.accept();
    });
    await column()
      .getByRole("button", { name: /^Supprimer ce brouillon/ })
      .click();
    await eventually(() => column().count()).toBe(0);
    expect(asked).toContain("ne peut pas être lu");
    expect(git("for-each-ref", "--format=%(refname:lstrip=4)", "refs/heads/cms").split("\n").sort()).toEqual(
      [broken, whole].sort(),
    );
  });
});
