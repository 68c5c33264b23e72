import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { EXTENSION } from "../../contribution/model/collections.ts";
import { findBrowser } from "../browser/find-browser.mjs";
import { launch } from "../browser/launch.ts";
import { largeCatalogue } from "./large-catalogue.ts";
import { copyOf, served } from "./served.ts";

/** What a person waits for: milliseconds until it can be used, and what was fetched until then. */
export interface Waiting {
  readonly milliseconds: number;
  /** Requests to the data (Decap's protocol, index, territory), pages and pictures left out. */
  readonly dataRequests: number;
  readonly requests: number;
  /** As they travelled, compressed. */
  readonly bytes: number;
}

/** What is measured in the browser. */
export type BrowserFigure = "list" | "form" | "large list, first" | "large list, next";

/** Benefits of the large catalogue. */
export const LARGE = 10_000;

const COLLECTION = "benefits_javascript";
const FOLDER = "benefits/javascript";

/**
 * The first list and the first form in Chromium, each in a browser that has nothing in its cache, from the real server
 * on a temporary git copy of a catalogue; and the first list of `LARGE` entries, the server having just started, then
 * once it has read them.
 */
export async function benchBrowser(data: string): Promise<Readonly<Record<BrowserFigure, Waiting>>> {
  const slug = readdirSync(join(data, FOLDER)).find((name) => name.endsWith(EXTENSION));
  if (!slug) throw new Error(`${data} holds no file in ${FOLDER}`);
  const browser = await launch(await findBrowser());
  const list = (address: string) =>
    waiting(browser, `${address}#/collections/${COLLECTION}`, (page) =>
      page.locator(`a[href*="#/collections/${COLLECTION}/entries/"]`).first().waitFor(),
    );
  const form = (address: string) =>
    waiting(
      browser,
      `${address}#/collections/${COLLECTION}/entries/${slug.slice(0, -EXTENSION.length)}`,
      (page) => page.getByLabel("Nom de l’aide", { exact: true }).waitFor(),
    );
  try {
    const own = await served(copyOf(data), async (address) => ({
      list: await list(address),
      form: await form(address),
    }));
    const large = await served(largeFolder(), async (address) => ({
      "large list, first": await list(address),
      "large list, next": await list(address),
    }));
    return { ...own, ...large };
  } finally {
    await browser.close();
  }
}

/** A new folder that holds the large catalogue: `LARGE` benefits, and a tenth as many institutions. */
export function largeFolder(): string {
  const directory = mkdtempSync(join(tmpdir(), "bench-"));
  for (const [path, text] of Object.entries(largeCatalogue(LARGE))) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
  return directory;
}

async function waiting(
  browser: Browser,
  url: string,
  ready: (page: Page) => Promise<void>,
): Promise<Waiting> {
  const context = await browser.newContext({ locale: "fr-FR", viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const asked: string[] = [];
  let bytes = 0;
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  const network = await context.newCDPSession(page);
  await network.send("Network.enable");
  network.on("Network.loadingFinished", ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  const start = performance.now();
  await page.goto(url);
  await ready(page);
  const milliseconds = performance.now() - start;
  await context.close();
  const dataRequests = asked.filter((path) => /^\/api\/|\/territory\//.test(path)).length;
  return { milliseconds, dataRequests, requests: asked.length, bytes };
}
