import type { Browser, Page } from "playwright-core";
import { openBrowser, settled, stopClock, watchActions } from "../support/chromium.ts";
import { repositoryWithData, type Started, start } from "../support/command.ts";
import { eventually } from "../support/eventually.ts";
import { commitDraft, setAmount, withAmount } from "./by-hand.ts";

const repository = repositoryWithData();
const slugs = withAmount(repository).slice(0, 2);

let browser: Browser;
let server: Started;
let page: Page;

beforeAll(async () => {
  for (const slug of slugs)
    commitDraft(repository, `benefits_javascript/${slug}`, () => setAmount(repository, slug, 4321));
  browser = await openBrowser();
  server = await start(repository.directory);
  page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: "fr-FR" });
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const card = (column: string) => page.getByRole("region", { name: column }).getByRole("article");
const compared = (column: string) => card(column).filter({ hasText: /4\s321/ });

it("a board compares its drafts once, and not again at each step that one of them takes", async () => {
  const move = await stopClock(page);
  const opening = watchActions(page);
  await page.goto(`${server.address}#/workflow`);
  await eventually(() => compared("Brouillons").count()).toBe(2);
  // What is published of all of them is asked for at once.
  const asked = opening.filter((action) => /^(getEntry|entriesByFiles)$/.test(action));
  expect([...new Set(asked)]).toEqual(["entriesByFiles"]);
  // Nothing is kept any more of what was read.
  await move(60_000);
  const actions = watchActions(page);
  for (const moved of [1, 2]) {
    await card("Brouillons")
      .first()
      .getByRole("button", { name: /^Envoyer en relecture/ })
      .click();
    await eventually(() => compared("En relecture").count()).toBe(moved);
    await settled(page);
  }
  await eventually(() => actions.filter((action) => action === "updateUnpublishedEntryStatus").length).toBe(
    2,
  );
  expect(actions.filter((action) => /^(getEntry|entriesByFiles|unpublishedEntries)$/.test(action))).toEqual(
    [],
  );
});
