import { execFileSync, spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { slugOf } from "../../contribution/model/collections.ts";
import { type LargeRepository, largeRepository } from "./large-repository.ts";
import { median } from "./median.ts";
import { serving } from "./served.ts";
import { ask, peakMemory, timed } from "./server.ts";

/** Drafts of which a board is made. */
export const DRAFTS = 2_000;

/** What people wait for on a catalogue of so many benefits, and what git takes for the same; in milliseconds. */
export interface SizeFigures {
  readonly list: number;
  readonly board: number;
  /** The first board of a server that is started after another one has shown it. */
  readonly boardAgain: number;
  readonly nextBoard: number;
  readonly open: number;
  readonly save: number;
  readonly publish: number;
  /** Resident memory of the server at its largest, in bytes; undefined where the system does not tell. */
  readonly memory: number | undefined;
  /** Every data file from `git cat-file --batch`; what each draft changes from `git diff-tree --stdin`. */
  readonly floor: { readonly contents: number; readonly differences: number };
}

const TIMES = 5;

/** Measures a server that has just started on a bare repository of so many benefits with `DRAFTS` drafts. */
export async function benchSize(count: number): Promise<SizeFigures> {
  const made = await largeRepository(count, DRAFTS);
  try {
    const floor = floorOf(made.directory);
    const figures = await serving(made.directory, async (admin, process) => ({
      ...(await measured(new URL(admin).origin, made)),
      memory: peakMemory(process),
      floor,
    }));
    return {
      ...figures,
      boardAgain: await serving(made.directory, (admin) => showBoard(new URL(admin).origin)),
    };
  } finally {
    rmSync(made.directory, { recursive: true, force: true });
  }
}

async function measured(address: string, { paths, changed }: LargeRepository) {
  const list = await timed(async () => (await fetch(`${address}/api/catalogue-rows`)).arrayBuffer());
  const board = await showBoard(address);
  const nextBoard = await repeated(() => showBoard(address));
  // From the end: these have no draft yet.
  const last = paths.slice(-TIMES);
  const each = async (run: (path: string) => Promise<unknown>) => {
    const times: number[] = [];
    for (const path of last) times.push(await timed(() => run(path)));
    return median(times);
  };
  const entryOf = (path: string) => ({ collection: "benefits_javascript", slug: slugOf(path) });
  return {
    list,
    board,
    nextBoard,
    open: await each((path) =>
      ask(address, "unpublishedEntry", { ...entryOf(path), details: true, orEntry: true }),
    ),
    save: await each((path) =>
      ask(address, "persistEntry", {
        dataFiles: [{ path, slug: slugOf(path), raw: changed(path, 2_000) }],
        assets: [],
        options: { useWorkflow: true },
      }),
    ),
    publish: await each((path) => ask(address, "publishUnpublishedEntry", entryOf(path))),
  };
}

function showBoard(address: string): Promise<number> {
  return timed(() => ask(address, "unpublishedEntries", { details: true }));
}

async function repeated(run: () => Promise<number>): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < TIMES; i += 1) times.push(await run());
  return median(times);
}

function floorOf(directory: string): SizeFigures["floor"] {
  const git = (args: readonly string[], input?: string | Buffer) => {
    const start = performance.now();
    const { status } = spawnSync("git", [`--git-dir=${directory}`, ...args], {
      input,
      stdio: ["pipe", "ignore", "inherit"],
    });
    if (status !== 0) throw new Error(`git ${args[0]} ended with ${status}`);
    return performance.now() - start;
  };
  const lines = (...args: string[]) =>
    execFileSync("git", [`--git-dir=${directory}`, ...args], { maxBuffer: 1 << 30 });
  const main = lines("rev-parse", "main").toString().trim();
  const tips = lines("for-each-ref", "--format=%(objectname)", "refs/heads/cms").toString();
  const pairs = tips.replace(/\n/g, ` ${main}\n`);
  return {
    contents: git(["cat-file", "--batch"], lines("ls-tree", "-r", "--object-only", "main")),
    differences: git(["diff-tree", "--stdin", "-r"], pairs),
  };
}
