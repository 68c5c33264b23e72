import { writeFileSync } from "node:fs";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { axeViolations } from "../support/axe.ts";
import { openBrowser, screenshots, watchProblems } from "../support/chromium.ts";
import { repositoryWithData, type Started, start } from "../support/command.ts";
import { eventually } from "../support/eventually.ts";

const SLUG = "departement_somme-aide-a-la-mobilite";
const ENTRY = `/collections/benefits_javascript/entries/${SLUG}`;
const TEXT = `label: aide à la mobilité
institution: departement_somme
description: Le département aide.
conditions:
  - Être inscrit.
link: https://www.somme.fr/aide
`;

const repository = repositoryWithData();
let server: Started;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let problems: readonly string[];

beforeAll(async () => {
  writeFileSync(`${repository.directory}/benefits/javascript/${SLUG}.yml`, TEXT);
  repository.git("add", ".");
  repository.git("commit", "--quiet", "--message=Ajoute");
  server = await start(repository.directory);
  browser = await openBrowser();
});

beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "fr-FR" });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  page = await context.newPage();
  problems = watchProblems(page);
  await page.goto(`${server.address}#${ENTRY}`);
  await description().waitFor();
});

afterEach(async () => {
  expect(problems).toEqual([]);
  await context.close();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const description = () => page.getByLabel("Description", { exact: true });
const dialog = () => page.getByRole("dialog");

/** Copies something as a page or a word processor does: formatted, and as plain text. */
async function copy(html: string | undefined, plain: string): Promise<void> {
  await page.evaluate(
    async ([formatted, text]) => {
      const types: Record<string, Blob> = { "text/plain": new Blob([text ?? ""], { type: "text/plain" }) };
      if (formatted) types["text/html"] = new Blob([formatted], { type: "text/html" });
      await navigator.clipboard.write([new ClipboardItem(types)]);
    },
    [html, plain] as const,
  );
}

describe("texts, in the real form", () => {
  it("clean what is pasted from a page, and Ctrl+Z takes it back", async () => {
    await copy(
      '<p class="x">Une <b style="color:red">aide</b>&nbsp;: <a href="https://somme.fr/a">ici</a></p>',
      "Une aide : ici",
    );
    await description().focus();
    await page.keyboard.press("ControlOrMeta+End");
    await page.keyboard.type(" ");
    await page.keyboard.press("ControlOrMeta+V");
    const pasted =
      'Le département aide. Une <strong>aide</strong>\u00a0: <a href="https://somme.fr/a" target="_blank" rel="noopener" title="ici - Nouvelle fenêtre">ici</a>';
    await eventually(() => description().inputValue()).toBe(pasted);
    await page.getByText("35 / 420 caractères visibles").waitFor();
    await page.keyboard.press("ControlOrMeta+Z");
    await eventually(async () => (await description().inputValue()).trim()).toBe("Le département aide.");
    await page.getByText("20 / 420 caractères visibles").waitFor();
  });

  it("keep the tags of a source that is pasted, and plain text as it is", async () => {
    await description().fill("");
    await copy("<span>&lt;em&gt;Une&lt;/em&gt; aide</span>", "<em>Une</em> aide");
    await page.keyboard.press("ControlOrMeta+V");
    await copy(undefined, "\nDeux lignes");
    await page.keyboard.press("ControlOrMeta+V");
    await eventually(() => description().inputValue()).toBe("<em>Une</em> aide\nDeux lignes");
  });

  it("put tags that Ctrl+Z takes away again", async () => {
    await description().focus();
    await description().evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(3, 14));
    await page.getByRole("button", { name: "Gras" }).first().click();
    await eventually(() => description().inputValue()).toBe("Le <strong>département</strong> aide.");
    await page.keyboard.press("ControlOrMeta+Z");
    await eventually(() => description().inputValue()).toBe("Le département aide.");
  });

  it("make a link in a dialog, with the keyboard alone, then change and remove it", async () => {
    await description().focus();
    await description().evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(3, 14));
    const link = page.getByRole("button", { name: "Lien", exact: true }).first();
    await link.press("Enter");
    await dialog().waitFor();
    await page.keyboard.type("www.somme.fr");
    await screenshots(page, "link-dialog");
    await eventually(() => axeViolations(page, ".ct-overlay", "all")).toEqual([]);
    await page.keyboard.press("Enter");
    await dialog().waitFor({ state: "detached" });
    await page.waitForFunction(() => document.activeElement?.tagName === "TEXTAREA");
    const linked =
      'Le <a href="https://www.somme.fr" target="_blank" rel="noopener" title="département - Nouvelle fenêtre">département</a> aide.';
    await eventually(() => description().inputValue()).toBe(linked);

    await description().evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(10, 10));
    await link.press("Enter");
    const text = dialog().getByLabel("Texte cliquable");
    await eventually(() => text.inputValue()).toBe("département");
    await text.fill("Département");
    await dialog().getByRole("button", { name: "Modifier le lien" }).click();
    await page.waitForFunction(() => document.activeElement?.tagName === "TEXTAREA");
    await eventually(() => description().inputValue()).toBe(linked.replaceAll("département", "Département"));

    await description().evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(10, 10));
    await link.press("Enter");
    await dialog().getByRole("button", { name: "Retirer le lien" }).click();
    await page.waitForFunction(() => document.activeElement?.tagName === "TEXTAREA");
    await eventually(() => description().inputValue()).toBe("Le Département aide.");
    await page.keyboard.press("ControlOrMeta+Z");
    await eventually(() => description().inputValue()).toContain("https://www.somme.fr");
  });

  it("propose to remove what follows people in a pasted address, and open it in a tab of its own", async () => {
    const reference = page.getByLabel("Page de référence", { exact: true });
    await reference.fill("");
    await copy(undefined, " https://www.somme.fr/aide?id=2&utm_source=lettre\n");
    await page.keyboard.press("ControlOrMeta+V");
    const field = page.locator('[data-ct-path="link"]');
    await field.locator(".ct-message", { hasText: "utm_source" }).getByRole("button").click();
    await eventually(() => reference.inputValue()).toBe("https://www.somme.fr/aide?id=2");
    const opens = field.getByRole("link", { name: /ouvrir dans un nouvel onglet/ });
    await eventually(() => opens.getAttribute("href")).toBe("https://www.somme.fr/aide?id=2");
    await eventually(() => opens.getAttribute("target")).toBe("_blank");
  });

  it("say what each link is for", async () => {
    for (const name of [
      "Page de référence",
      "Démarche en ligne",
      "Formulaire à remplir",
      "Marche à suivre",
    ]) {
      const id = await page.getByLabel(name, { exact: true }).getAttribute("aria-describedby");
      const hint = page.locator(`[id="${id?.split(" ")[0]}"]`);
      await eventually(async () => (await hint.textContent())?.length).toBeGreaterThan(20);
    }
  });
});
