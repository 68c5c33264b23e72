import type { Browser, Page } from "playwright-core";
import { openBrowser, stopClock, watchActions, watchProblems } from "../support/chromium.ts";
import { repositoryWithData, type Started, start } from "../support/command.ts";
import { CORPUS, readTree } from "../support/corpus.ts";
import { eventually } from "../support/eventually.ts";

(CORPUS ? describe : describe.skip)("the admin on a clone of the corpus", () => {
  let repository: ReturnType<typeof repositoryWithData>;
  let server: Started;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    repository = repositoryWithData(CORPUS);
    server = await start(repository.directory);
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: "fr-FR" });
    page.on("dialog", (dialog) => dialog.accept());
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it.each([
    ["benefits_javascript", 301],
    ["benefits_openfisca", 91],
    ["institutions", 871],
  ])("lists %s, all %d of them", async (collection, count) => {
    await page.goto(`${server.address}#/collections/${collection}`);
    await page
      .getByRole("status")
      .filter({ hasText: new RegExp(`^${count} `) })
      .waitFor();
    const links = page.locator(`a[href*="#/collections/${collection}/entries/"]`);
    await eventually(() => links.count()).toBe(Math.min(count, 50));
  });

  it("opens a benefit from the list with at most three requests for data", async () => {
    const passTime = await stopClock(page);
    await page.goto(`${server.address}#/collections/benefits_javascript`);
    await page.reload();
    const link = page.locator('a[href*="#/collections/benefits_javascript/entries/"]').nth(40);
    await link.waitFor();
    // What the list brought is no longer taken for fresh.
    await passTime(6_000);
    const actions = watchActions(page);
    const others: string[] = [];
    page.on("request", (request) => {
      if (/catalogue-index|places\.txt/.test(request.url())) others.push(request.url());
    });
    await link.click();
    await page.getByLabel("Nom de l’aide", { exact: true }).waitFor();
    await page.frameLocator("iframe").first().getByText("Ce qui est à corriger").waitFor();
    expect([...actions, ...others].length).toBeLessThanOrEqual(3);
  });

  it("edits and saves the benefit with the longest file as one changed line", async () => {
    const files = readTree(CORPUS ?? "").filter(({ path }) => path.startsWith("benefits/javascript/"));
    const longest = files.sort((a, b) => b.text.length - a.text.length)[0];
    const slug = longest?.path.split("/").at(-1)?.replace(".yml", "") ?? "";
    const problems = watchProblems(page);
    await page.goto(`${server.address}#/collections/benefits_javascript/entries/${slug}`);
    const label = page.getByLabel("Nom de l’aide", { exact: true });
    await label.waitFor();
    await label.fill(`${await label.inputValue()} (essai)`);
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await page.getByText("Tout est enregistré").waitFor();
    const branch = `cms/benefits_javascript/${slug}`;
    expect(repository.git("diff", "--stat", "main", branch)).toContain("1 insertion(+), 1 deletion(-)");
    // Logos of the corpus are not included, so that pictures are missing.
    expect(problems.filter((problem) => !problem.includes("404"))).toEqual([]);
  });
});
