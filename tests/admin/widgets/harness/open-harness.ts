import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import type { Browser, Page } from "playwright-core";
import { MAP_FILE } from "../../../../contribution/territory/france-map.ts";
import { TERRITORY_FILE } from "../../../../contribution/territory/territory.ts";
import type { CatalogueIndex } from "../../../../contribution/validation/context.ts";
import { watchProblems } from "../../../support/chromium.ts";
import { onceForAll } from "../../../support/once-for-all.ts";

const FOLDER = import.meta.dirname;
const ROOT = join(FOLDER, "../../../..");

/** A form as Decap would show it, in a real browser, with the controls alone. */
export interface Harness {
  readonly page: Page;
  /** Errors of the console and of the page. */
  readonly problems: readonly string[];
  /** Paths asked of the server since the start, data only. */
  readonly requests: readonly string[];
  open(draft: HarnessDraft): Promise<void>;
  /** Opens each draft in turn, and gives the data that its file would hold. */
  openEach(drafts: readonly HarnessDraft[]): Promise<Record<string, unknown>[]>;
  /** The data as the file would hold them now. */
  fileData(): Promise<Record<string, unknown>>;
  /** Names of the controls that a form asks for and nobody registered. */
  missingControls(): Promise<string[]>;
}

/** A draft, its data as the file holds them. */
export interface HarnessDraft {
  readonly collection?: string;
  readonly slug?: string;
  readonly newRecord?: boolean;
  readonly data: Record<string, unknown>;
}

/**
 * Opens a page with the forms' controls, on a catalogue of the test's own. `once`: for hundreds of forms, drawn once
 * instead of twice, and without the stacks that React keeps for each element, which cost more than all the rest.
 */
export async function openHarness(
  browser: Browser,
  index: CatalogueIndex,
  { once = false } = {},
): Promise<Harness> {
  const script = join(await onceForAll("harness", bundleInto), "harness.js");
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: "fr-FR" });
  const problems = watchProblems(page);
  const requests: string[] = [];
  const files: Record<string, { contentType: string; body: string }> = {
    "/admin/": { contentType: "text/html; charset=utf-8", body: PAGE },
    "/admin/harness.js": { contentType: "text/javascript", body: readFileSync(script, "utf8") },
    "/admin/widgets.css": { contentType: "text/css", body: read("admin/widgets/widgets.css") },
    "/admin/territory/places.txt": { contentType: "text/plain; charset=utf-8", body: read(TERRITORY_FILE) },
    "/admin/territory/map.txt": { contentType: "text/plain; charset=utf-8", body: read(MAP_FILE) },
    "/api/openfisca": { contentType: "application/json", body: '{"isServed":false}' },
    "/api/catalogue-index": { contentType: "application/json", body: JSON.stringify(index) },
  };
  await page.route("**/*", (route) => {
    const { pathname } = new URL(route.request().url());
    if (/^\/(api|admin\/territory)\//.test(pathname)) requests.push(pathname);
    const file = files[pathname];
    return file ? route.fulfill(file) : route.fulfill({ status: 404, body: "" });
  });
  if (once) {
    await page.addInitScript(() => {
      Error.stackTraceLimit = 0;
      Object.assign(console, { createTask: undefined, timeStamp: undefined });
    });
  }
  await page.goto(`http://harness.test/admin/${once ? "?once" : ""}`);
  return {
    page,
    problems,
    requests,
    async open(draft) {
      // The page's own function, put there by harness.tsx.
      await page.evaluate(
        (whole) => (window as unknown as HarnessWindow).harness.open(whole),
        complete(draft),
      );
      await page.locator(".harness-field").first().waitFor();
    },
    openEach: (drafts) =>
      page.evaluate(
        (whole) => (window as unknown as HarnessWindow).harness.openEach(whole),
        drafts.map((draft) => complete(draft)),
      ),
    fileData: () => page.evaluate(() => (window as unknown as HarnessWindow).harness.fileData()),
    missingControls: () =>
      page.evaluate(() => (window as unknown as HarnessWindow).harness.missingControls()),
  };
}

function complete({
  collection = "benefits_javascript",
  slug = "",
  newRecord = slug === "",
  data,
}: HarnessDraft): Required<HarnessDraft> {
  return { collection, slug, newRecord, data };
}

interface HarnessWindow {
  harness: {
    open(draft: Required<HarnessDraft>): void;
    openEach(drafts: readonly Required<HarnessDraft>[]): Promise<Record<string, unknown>[]>;
    fileData(): Record<string, unknown>;
    missingControls(): string[];
  };
}

async function bundleInto(folder: string): Promise<void> {
  await build({
    entryPoints: [join(FOLDER, "harness.tsx")],
    bundle: true,
    outfile: join(folder, "harness.js"),
    format: "iife",
    jsx: "automatic",
    target: "es2022",
    define: { "process.env.NODE_ENV": '"development"' },
    logLevel: "error",
  });
}

function read(path: string): string {
  return readFileSync(join(ROOT, path), "utf8");
}

const PAGE = `<!doctype html>
<html lang="fr">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Champs</title>
<link rel="stylesheet" href="widgets.css">
<style>
body { margin: 0; background: #eff0f4; font: 16px system-ui, sans-serif; }
.harness { display: grid; gap: 16px; padding: 12px; grid-template-columns: repeat(auto-fit, minmax(min(500px, 100%), 1fr)); }
.harness-field { margin-bottom: 24px; }
.harness-field > label { font-weight: 700; }
.harness-hint { font-size: 13px; color: #4c5561; }
</style>
<div id="root"></div>
<script src="harness.js"></script>
</html>`;
