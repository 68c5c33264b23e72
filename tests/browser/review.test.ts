import type { Browser, Page } from "playwright-core";
import type { Status } from "../../contribution/desk/status.ts";
import { axeViolations } from "../support/axe.ts";
import { openBrowser, screenshots, watchProblems } from "../support/chromium.ts";
import { repositoryWithData, type Started, start } from "../support/command.ts";
import { eventually } from "../support/eventually.ts";
import { commitDraft, edit, FOLDER, withAmount } from "./by-hand.ts";

const repository = repositoryWithData();
const { git } = repository;

/** Commits a change of a published benefit on its draft's branch, as a save and a change of status would. */
function draft(slug: string, status: Status, change: (text: string) => string): void {
  const path = `${FOLDER}/${slug}.yml`;
  commitDraft(repository, `benefits_javascript/${slug}`, () => edit(repository, path, change), status);
}

const [richer = "", broken = ""] = withAmount(repository);
const amount = /^montant: (\S+)$/m;

let browser: Browser;
let server: Started;
let page: Page;
let problems: readonly string[];

beforeAll(async () => {
  draft(richer, "pending_publish", (text) => text.replace(amount, "montant: 4321"));
  draft(broken, "pending_review", (text) => text.replace(/^link: .*$/m, "link: javascript:alert(1)"));
  browser = await openBrowser();
  server = await start(repository.directory);
  page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: "fr-FR" });
  problems = watchProblems(page);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const card = (column: string) => page.getByRole("region", { name: column }).getByRole("article");

describe("the review of proposals", () => {
  it("says on the board who wrote, what changes and what is wrong", async () => {
    await page.goto(`${server.address}#/workflow`);
    const ready = card("Prêtes à publier");
    await ready.getByText(/^Montant .* → 4\s321/).waitFor();
    await ready.getByText(/^Par Camille Martin, il y a/).waitFor();
    await ready.getByText("Rien à corriger").waitFor();
    const wrong = card("En relecture");
    await wrong.getByText(/à corriger avant de publier/).waitFor();
    await wrong.getByText("Ce qui change", { exact: true }).click();
    await wrong.locator(".cr-changes li").first().waitFor();
    await wrong.getByRole("heading", { name: /^Ce que ce changement laisse à corriger/ }).waitFor();
    await eventually(() => axeViolations(page)).toEqual([]);
    await screenshots(page, "board");
  });

  it("shows what changes beside the form, and asks before publishing with it", async () => {
    await card("Prêtes à publier").getByRole("link").click();
    const frame = page.frameLocator("iframe").first();
    await frame.getByRole("tab", { name: "Ce qui change" }).click();
    await frame.getByText(/^Montant\s: .* → 4\s321/).waitFor();
    await screenshots(page, "what-changes");
    await frame.getByRole("tab", { name: "Ce qui change" }).press("ArrowLeft");
    await frame.getByRole("heading", { level: 1 }).waitFor();
    await page.getByRole("button", { name: /^Publier/ }).click();
    // The click ends once the question is answered.
    const [asked] = await Promise.all([
      page.waitForEvent("dialog").then(async (dialog) => {
        await dialog.dismiss();
        return dialog.message();
      }),
      page.getByRole("menuitem", { name: "Publier maintenant" }).click(),
    ]);
    expect(asked).toMatch(/• Montant\s: .* → 4\s321/);
  });

  it("gives a proposal back with a note that a clone carries", async () => {
    await page.goto(`${server.address}#/workflow`);
    await card("En relecture")
      .getByRole("button", { name: /^Renvoyer avec une note/ })
      .click();
    await page.getByRole("dialog").getByLabel("Ce qu’il faut reprendre").fill("Le lien ne mène nulle part.");
    await page.getByRole("dialog").getByRole("button", { name: "Renvoyer" }).click();
    await card("Brouillons").getByRole("link").waitFor();
    expect(git("show", `contribution/notes:benefits_javascript/${broken}.json`)).toContain(
      "Le lien ne mène nulle part.",
    );
    expect(git("log", "-1", "--format=%B", `cms/benefits_javascript/${broken}`)).toContain("Status: draft");
  });

  it("publishes from the board what has been read, and nothing written since", async () => {
    const publish = async (amount: RegExp) => {
      await card("Prêtes à publier")
        .getByRole("button", { name: /^Publier/ })
        .click();
      const dialog = page.getByRole("dialog");
      await dialog.getByText(amount).waitFor();
      await dialog.getByRole("button", { name: "Publier" }).click();
    };
    draft(richer, "pending_publish", (text) => text.replace(amount, "montant: 5432"));
    const main = git("rev-parse", "main");
    await publish(/^Montant\s: .* → 4\s321/);
    await page.getByText(/Quelqu’un a modifié cette fiche depuis que vous l’avez ouverte/).waitFor();
    expect(git("rev-parse", "main")).toBe(main);
    // What was refused is over: the card's steps can be taken again.
    await card("Prêtes à publier")
      .getByRole("button", { name: /^Publier/, disabled: false })
      .waitFor();
    await page.reload();
    await publish(/^Montant\s: .* → 5\s432/);
    await page.getByRole("region", { name: "Prêtes à publier" }).getByText("Aucune fiche ici.").waitFor();
    expect(git("show", `main:${FOLDER}/${richer}.yml`)).toContain("montant: 5432");
    expect(problems.filter((problem) => !problem.includes("409"))).toEqual([]);
  });
});
