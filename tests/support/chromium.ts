import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import sparticuz from "@sparticuz/chromium";
import { type Browser, chromium, type Page } from "playwright-core";

/** The widths (px) at which pages are looked at: a desk, and a telephone. */
const WIDTHS = [1280, 390] as const;

/** A Chromium without window: the one of CHROMIUM_PATH, else the one that comes with the development packages. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? (await sparticuz.executablePath());
  const launch = () =>
    chromium.launch({
      executablePath,
      // Root has no sandbox; shared memory is tiny in containers.
      args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--font-render-hinting=none"],
    });
  // The program is unpacked once for the whole machine: another run may not have finished.
  return launch()
    .catch(() => pause(1500).then(launch))
    .catch(() => pause(3000).then(launch));
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

/** Draws the page at each width in the folder that SCREENSHOTS names, if it does, as `<name>-<width>.png`. */
export async function screenshots(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS;
  if (!folder) return;
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: width > 600 ? 900 : 844 });
    await pause(250);
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
