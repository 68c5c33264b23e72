import { execFileSync, spawnSync } from "node:child_process";
import { appendFileSync, cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { COLLECTIONS, EXTENSION } from "../../contribution/model/collections.ts";
import { ROOT } from "../root.ts";
import { median } from "./median.ts";

const RUNS = 11;
const RUN = join(ROOT, "scripts/run.cjs");

/** Medians of whole processes, in milliseconds. */
export interface ValidationTimes {
  /** The same start of Node, the same files read and parsed with js-yaml, and nothing else. */
  readonly floor: number;
  readonly validate: number;
  readonly ratio: number;
  /** Node with nothing to do. */
  readonly empty: number;
  /** `--changed HEAD` on a git copy in which one file has changed. */
  readonly changed: number;
}

/** Times the validation of a catalogue; the runs compared alternate, so that all meet the same machine. */
export async function benchValidation(data: string): Promise<ValidationTimes> {
  const floorFile = await buildFloor();
  const copy = copyWithChange(data);
  const commands = {
    floor: [floorFile, data],
    validate: [RUN, "validate", "--data", data],
    empty: ["--eval", ""],
    changed: [RUN, "validate", "--data", copy, "--changed", "HEAD"],
  };
  const names = ["floor", "validate", "empty", "changed"] as const;
  const times = { floor: [], validate: [], empty: [], changed: [] } as Record<
    (typeof names)[number],
    number[]
  >;
  for (const name of names) time(commands[name]);
  for (let run = 0; run < RUNS; run++) for (const name of names) times[name].push(time(commands[name]));
  rmSync(copy, { recursive: true, force: true });
  const [floor, validate] = [median(times.floor), median(times.validate)];
  return {
    floor,
    validate,
    ratio: validate / floor,
    empty: median(times.empty),
    changed: median(times.changed),
  };
}

async function buildFloor(): Promise<string> {
  const file = join(ROOT, "dist/commands/floor.mjs");
  await build({
    entryPoints: [join(ROOT, "scripts/bench/floor.ts")],
    outfile: file,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    logLevel: "error",
  });
  return file;
}

/** A git copy of the data, whose first file has changed since the commit. */
function copyWithChange(data: string): string {
  const directory = mkdtempSync(join(tmpdir(), "bench-"));
  for (const { folder } of COLLECTIONS)
    if (existsSync(join(data, folder)))
      cpSync(join(data, folder), join(directory, folder), { recursive: true });
  const git = (...args: string[]) => execFileSync("git", ["-C", directory, ...args]);
  git("init", "--quiet");
  git("add", ".");
  git(
    "-c",
    "user.name=Bench",
    "-c",
    "user.email=bench@example.org",
    "commit",
    "--quiet",
    "--message=Données",
  );
  const folder = COLLECTIONS[0]?.folder ?? "";
  const first = readdirSync(join(directory, folder)).find((name) => name.endsWith(EXTENSION));
  if (first) appendFileSync(join(directory, folder, first), "\n");
  return directory;
}

function time(args: readonly string[]): number {
  const start = performance.now();
  const { status, error } = spawnSync(process.execPath, args, { stdio: ["ignore", "ignore", "inherit"] });
  // A catalogue with errors is a validation like another.
  if (error || (status !== 0 && status !== 1))
    throw error ?? new Error(`${args.join(" ")} ended with ${status}`);
  return performance.now() - start;
}
