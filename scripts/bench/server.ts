import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { LARGE, largeFolder } from "./browser.ts";
import { largeCatalogue } from "./large-catalogue.ts";
import { median } from "./median.ts";
import { served } from "./served.ts";

/** How long requests took, in milliseconds. */
export interface Latencies {
  readonly count: number;
  readonly median: number;
  /** Ninety-nine in a hundred took less. */
  readonly p99: number;
}

/** What a server of a large catalogue does under load. */
export interface ServerFigures {
  readonly reads: Latencies;
  readonly writes: Latencies;
  /** Resident memory, at its largest, in bytes; undefined where the system does not tell. */
  readonly memory: number | undefined;
  /** The first list of the institutions, and the same blobs from `git cat-file --batch`, in milliseconds. */
  readonly list: number;
  readonly batch: number;
  /** Institutions in that list. */
  readonly listed: number;
}

const READERS = 50;
const WRITERS = 8;
const DURATION = 20_000;
const INSTITUTIONS = "institutions";
const BENEFITS = "benefits/javascript";

/** Fifty readers and eight writers at once, for twenty seconds, on a repository of ten thousand benefits. */
export async function benchServer(): Promise<ServerFigures> {
  const directory = largeFolder();
  const files = Object.entries(largeCatalogue(LARGE)).filter(([path]) => path.startsWith(BENEFITS));
  return served(directory, async (admin, process) => {
    const address = new URL(admin).origin;
    // What the server reads on its own when it starts.
    for (const name of ["catalogue-rows", "catalogue-problems"])
      await fetch(`${address}/api/${name}`).then((response) => response.arrayBuffer());
    const { list, listed } = await firstList(address);
    const batch = median(Array.from({ length: 5 }, () => batchTime(directory)));
    const until = performance.now() + DURATION;
    const reads: number[] = [];
    const writes: number[] = [];
    await Promise.all([
      ...Array.from({ length: READERS }, () => read(address, files, until, reads)),
      ...files.slice(0, WRITERS).map((file) => write(address, file, until, writes)),
    ]);
    return {
      reads: latencies(reads),
      writes: latencies(writes),
      memory: peakMemory(process),
      list,
      batch,
      listed,
    };
  });
}

async function read(
  address: string,
  files: readonly (readonly [string, string])[],
  until: number,
  times: number[],
): Promise<void> {
  while (performance.now() < until) {
    const [path = ""] = files[Math.floor(Math.random() * files.length)] ?? [];
    const slug = slugOf(path);
    // What opening an entry asks for.
    const params = { collection: "benefits_javascript", slug, details: true, orEntry: true };
    times.push(await timed(() => ask(address, "unpublishedEntry", params)));
  }
}

async function write(
  address: string,
  [path, text]: readonly [string, string],
  until: number,
  times: number[],
): Promise<void> {
  for (let i = 0; performance.now() < until; i += 1) {
    const raw = text.replace(/^prefix: .*$/m, `prefix: ${i % 2 ? "la" : "le"}`);
    const dataFiles = [{ path, slug: slugOf(path), raw }];
    const params = { dataFiles, assets: [], options: { useWorkflow: true } };
    times.push(await timed(() => ask(address, "persistEntry", params)));
  }
}

async function firstList(address: string): Promise<{ list: number; listed: number }> {
  let listed = 0;
  const list = await timed(async () => {
    const params = { folder: INSTITUTIONS, extension: "yml", depth: 1 };
    listed = ((await ask(address, "entriesByFolder", params)) as unknown[]).length;
  });
  return { list, listed };
}

/** Asks the server as the admin does, and gives what it answers; rejects when it refuses. */
export async function ask(address: string, action: string, params: object): Promise<unknown> {
  const response = await fetch(`${address}/api/v1`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    // As from the admin, once a person has said who they are.
    body: JSON.stringify({ action, params, author: { name: "Bench", email: "bench@example.org" } }),
  });
  if (!response.ok) throw new Error(`${action}: ${response.status} ${await response.text()}`);
  return response.json();
}

/** How long (ms) something takes. */
export async function timed(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

function batchTime(directory: string): number {
  const git = ["-C", directory];
  const input = execFileSync("git", [...git, "ls-tree", "-r", "--object-only", "HEAD", INSTITUTIONS]);
  const start = performance.now();
  spawnSync("git", [...git, "cat-file", "--batch"], { input, maxBuffer: 1 << 28 });
  return performance.now() - start;
}

function latencies(times: readonly number[]): Latencies {
  const sorted = [...times].sort((a, b) => a - b);
  return {
    count: times.length,
    median: median(times),
    p99: sorted[Math.floor(0.99 * (sorted.length - 1))] ?? Number.NaN,
  };
}

/** The resident memory of a process at its largest, in bytes; undefined where the system does not tell. */
export function peakMemory(process: number): number | undefined {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${process}/status`, "utf8")) ?? [];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
  } catch {
    return undefined;
  }
}

function slugOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1, -".yml".length);
}
