import { resolve } from "node:path";
import { benchAdminSize } from "./bench/admin-size.ts";
import { benchBrowser, LARGE, type Waiting } from "./bench/browser.ts";
import { benchEligibility } from "./bench/eligibility/bench-eligibility.ts";
import { benchForm, COMMUNES } from "./bench/form.ts";
import { benchGrowth, type Growth } from "./bench/growth.ts";
import { benchServer, type Latencies } from "./bench/server.ts";
import { benchSize, DRAFTS, type SizeFigures } from "./bench/sizes.ts";
import { benchValidation } from "./bench/validation.ts";
import { type Option, readArguments, runCommand, UsageError } from "./options.ts";
import { ROOT } from "./root.ts";

const USAGE =
  "npm run bench -- [--data DIR] [--only validation|eligibility|size|browser|form|server|growth] [--sizes N,N]";

const OPTIONS: Readonly<Record<string, Option>> = {
  data: { type: "string", value: "DIR", help: "catalogue to measure on", default: "the project" },
  only: {
    type: "string",
    value: "PART",
    help: "validation, eligibility, size, browser, form, server or growth",
    default: "all but server and growth, which take minutes",
  },
  sizes: {
    type: "string",
    value: "N,N",
    help: "for server: how many benefits the repositories hold, 5,000 at least",
    default: String(LARGE),
  },
};

const PARTS: Readonly<
  Record<string, (data: string, sizes: readonly number[]) => Promise<readonly string[]>>
> = {
  validation,
  eligibility,
  size,
  browser,
  form,
  server,
  growth,
};
const ASKED_FOR = new Set(["server", "growth"]);

await runCommand(async () => {
  const { values } = readArguments(USAGE, OPTIONS);
  const data = resolve(typeof values.data === "string" ? values.data : ROOT);
  const sizes = String(values.sizes ?? LARGE)
    .split(",")
    .map(Number);
  if (!sizes.every((size) => Number.isInteger(size) && size >= 5_000 && size <= 300_000))
    throw new UsageError(`Not a list of sizes: ${String(values.sizes)}.`);
  for (const [name, measure] of Object.entries(PARTS)) {
    if (values.only === undefined ? ASKED_FOR.has(name) : values.only !== name) continue;
    for (const line of await measure(data, sizes)) console.log(line);
  }
  return 0;
});

async function validation(data: string): Promise<string[]> {
  const { floor, validate, ratio, empty, changed } = await benchValidation(data);
  return [
    `validation of ${data}, whole processes, medians`,
    `  floor (start, read, parse): ${floor.toFixed(0)} ms; validate: ${validate.toFixed(0)} ms; ratio ${ratio.toFixed(2)}`,
    `  empty process: ${empty.toFixed(0)} ms; one changed file: ${changed.toFixed(0)} ms; ratio ${(changed / empty).toFixed(2)}`,
  ];
}

async function server(_data: string, sizes: readonly number[]): Promise<string[]> {
  const { reads, writes, memory, list, batch, listed } = await benchServer();
  return [
    `server of ${LARGE} benefits, 50 readers and 8 writers at once`,
    `  opening an entry: ${latency(reads)}; saving: ${latency(writes)}`,
    `  memory at its largest: ${memory === undefined ? "unknown" : `${(memory / 1e6).toFixed(0)} MB`}`,
    `  first list of ${listed} entries: ${list.toFixed(0)} ms; git cat-file --batch: ${batch.toFixed(0)} ms; ratio ${(list / batch).toFixed(1)}`,
    ...(await inTurn(sizes, async (size) => sizeLines(size, await benchSize(size)))).flat(),
  ];
}

function sizeLines(size: number, figures: SizeFigures): string[] {
  const { floor, memory } = figures;
  const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(2)} s`;
  const against = (milliseconds: number, least: number) =>
    `${seconds(milliseconds)}, ratio ${(milliseconds / least).toFixed(1)}`;
  return [
    `server of ${size} benefits with ${DRAFTS} drafts, just started`,
    `  git cat-file --batch of all: ${seconds(floor.contents)}; git diff-tree --stdin of the drafts: ${seconds(floor.differences)}`,
    `  first list: ${against(figures.list, floor.contents)}; first board: ${against(figures.board, floor.differences)}, started again, with no list before it: ${against(figures.boardAgain, floor.differences)}; next ones: ${against(figures.nextBoard, floor.differences)}`,
    `  opening: ${seconds(figures.open)}; saving: ${seconds(figures.save)}; publishing: ${against(figures.publish, floor.contents)}`,
    `  memory at its largest: ${memory === undefined ? "unknown" : `${(memory / 1e6).toFixed(0)} MB`}`,
  ];
}

async function inTurn<Item, Result>(items: readonly Item[], run: (item: Item) => Promise<Result>) {
  const results: Result[] = [];
  for (const item of items) results.push(await run(item));
  return results;
}

function latency({ count, median, p99 }: Latencies): string {
  return `median ${median.toFixed(0)} ms, 99th percentile ${p99.toFixed(0)} ms (${count})`;
}

async function eligibility(data: string): Promise<string[]> {
  const { benefits, compile, simulate, partial, explain, plain, grown } = benchEligibility(data);
  return [
    `eligibility of ${data}, ${benefits} benefits made ready in ${compile.toFixed(0)} ms, medians of processor time`,
    `  list of the eligible ones: ${rate(simulate)}; a tenth of the questions open: ${rate(partial)}`,
    `  plain reading of the rules: ${rate(plain)}; ratio ${(plain / simulate).toFixed(0)}`,
    `  every benefit with its reasons: ${(explain / 1000).toFixed(3)} ms a person, ${rate(explain)}; ratio ${(plain / explain).toFixed(1)}`,
    ...grown.map(
      ({ times, benefits: count, elsewhere, spread }) =>
        `  ×${times} benefits (${count}): where nobody lives ${rate(elsewhere)}, ×${(elsewhere / simulate).toFixed(2)} the time; all over France ${rate(spread)}, ×${(spread / simulate).toFixed(2)}`,
    ),
  ];
}

async function growth(data: string): Promise<string[]> {
  const measures = benchGrowth(data);
  const [first] = measures;
  const perFile = ({ milliseconds, files }: Growth) => milliseconds / files;
  const ratio = (one: Growth) => (first ? perFile(one) / perFile(first) : 1).toFixed(2);
  return [
    `validation of ${data}, multiplied`,
    ...measures.map(
      (one) =>
        `  ${one.files} files: ${(one.milliseconds / 1000).toFixed(1)} s, ${perFile(one).toFixed(2)} ms a file, ratio ${ratio(one)}; peak memory ${(one.memory / 1e6).toFixed(0)} MB`,
    ),
  ];
}

function rate(microseconds: number): string {
  return `${Math.round(1e6 / microseconds).toLocaleString("en-US")}/s`;
}

async function size(): Promise<string[]> {
  const files = await benchAdminSize();
  return [
    "admin, as published",
    ...files.map(({ name, raw, brotli }) => `  ${name}: ${kilobytes(raw)}, brotli ${kilobytes(brotli)}`),
  ];
}

async function browser(data: string): Promise<string[]> {
  const figures = await benchBrowser(data);
  return [
    "admin in Chromium, empty cache",
    `  first list: ${waited(figures.list)}`,
    `  first form: ${waited(figures.form)}`,
    `  list of ${LARGE}, server just started: ${waited(figures["large list, first"])}`,
    `  list of ${LARGE}, then: ${waited(figures["large list, next"])}`,
  ];
}

async function form(data: string): Promise<string[]> {
  const { shown, gestures } = await benchForm(data);
  return [
    `form of a benefit with ${COMMUNES} communes, from the browser's performance entries, least of three`,
    `  shown ${shown.toFixed(0)} ms after the click`,
    ...gestures.map(
      ({ name, longTask, event }) =>
        `  ${name}: longest task ${longTask === 0 ? "under 50" : longTask.toFixed(0)} ms, longest event ${event.toFixed(0)} ms`,
    ),
  ];
}

function waited({ milliseconds, dataRequests, requests, bytes }: Waiting): string {
  return `${milliseconds.toFixed(0)} ms, ${dataRequests} data requests of ${requests}, ${kilobytes(bytes)} transferred`;
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(0)} kB`;
}
