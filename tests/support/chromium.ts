import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { type FoundBrowser, findBrowser } from "../../scripts/browser/find-browser.mjs";
import { launch } from "../../scripts/browser/launch.ts";
import { LIMIT } from "./limit.mjs";

/** The widths (px) at which pages are looked at: a desk, and a telephone. */
const WIDTHS = [1280, 390] as const;

/** A Chromium without window. Nothing in its pages gives up before tests do. */
export async function openBrowser(): Promise<Browser> {
  const known = process.env.TEST_BROWSER;
  const browser = await launch(known ? (JSON.parse(known) as FoundBrowser) : await findBrowser());
  const newContext = browser.newContext.bind(browser);
  return Object.assign(browser, {
    async newContext(options?: BrowserContextOptions) {
      const context = await newContext(options);
      context.setDefaultTimeout(LIMIT);
      return context;
    },
  });
}

/** Everything that a page must not say: errors in its console, exceptions, refusals by its security policy. */
export function watchProblems(page: Page): readonly string[] {
  const problems: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => problems.push(`exception: ${error.stack ?? error.message}`));
  return problems;
}

/** Requests for data made so far, with the action that each names. */
export function watchActions(page: Page, path = "/api/v1"): string[] {
  const actions: string[] = [];
  page.on("request", (request) => {
    if (request.method() !== "POST" || new URL(request.url()).pathname !== path) return;
    actions.push(String((request.postDataJSON() as { action?: unknown }).action));
  });
  return actions;
}

/**
 * Has the clock of a page stand still, and gives what moves it on (ms): what the page keeps for some seconds is then
 * kept, however slow the machine is. Timers run as ever. To be called before the page opens an address.
 */
export async function stopClock(page: Page): Promise<(milliseconds: number) => Promise<void>> {
  await page.addInitScript(() => {
    const stopped = Date.now();
    Object.assign(window, { moved: 0 });
    Date.now = () => stopped + (window as unknown as { moved: number }).moved;
  });
  return (milliseconds) =>
    page.evaluate((by) => {
      (window as unknown as { moved: number }).moved += by;
    }, milliseconds);
}

/** Waits until a page has drawn what it was told, and has nothing left to do. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise((done) => {
        requestAnimationFrame(() => requestAnimationFrame(() => requestIdleCallback(done)));
      }),
  );
}

/** Draws the page at each width in the folder that SCREENSHOTS names, if it does, as `<name>-<width>.png`. */
export async function screenshots(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS;
  if (!folder) return;
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: width > 600 ? 900 : 844 });
    await settled(page);
    await page.screenshot({ path: join(folder, `${name}-${width}.png`) });
  }
  await page.setViewportSize({ width: WIDTHS[0], height: 900 });
}

/**
 * Processor time (ms) of each task of the page's main thread during an action, above a few: what the page itself costs,
 * whatever else the machine does meanwhile.
 */
export async function taskTimes(page: Page, act: () => Promise<void>): Promise<number[]> {
  const browser = page.context().browser();
  await browser?.startTracing(page, { categories: ["toplevel", "devtools.timeline"] });
  await act();
  const trace = (await browser?.stopTracing())?.toString() ?? "{}";
  const { traceEvents = [] } = JSON.parse(trace) as { traceEvents?: TraceEvent[] };
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  const main = new Set(
    traceEvents.filter(({ args }) => args?.name === "CrRendererMain").map((event) => threadOf(event)),
  );
  return traceEvents
    .filter((event) => event.name.endsWith("RunTask") && main.has(threadOf(event)))
    .map(({ tdur = 0 }) => Math.round(tdur / 1000))
    .filter((milliseconds) => milliseconds > 5);
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Processor time, in microseconds. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}
