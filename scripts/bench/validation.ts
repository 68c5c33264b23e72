import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { build } from "esbuild";
import { ROOT } from "../root.ts";
import { median } from "./median.ts";

const RUNS = 11;

/**
 * Whole-process time of the validation of a catalogue, against the floor of the same run: the same start of Node, the
 * same files read and parsed with js-yaml, and nothing else. Runs of the two alternate, so that both meet the same
 * machine. Gives milliseconds (medians) and their ratio.
 */
export async function benchValidation(
  data: string,
): Promise<{ floor: number; validate: number; ratio: number }> {
  const floorFile = join(ROOT, "dist/commands/floor.mjs");
  await build({
    entryPoints: [join(ROOT, "scripts/bench/floor.ts")],
    outfile: floorFile,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    logLevel: "error",
  });
  const run = join(ROOT, "scripts/run.mjs");
  time([run, "validate", "--data", data]);
  const floors: number[] = [];
  const validations: number[] = [];
  for (let index = 0; index < RUNS; index++) {
    floors.push(time([floorFile, data]));
    validations.push(time([run, "validate", "--data", data]));
  }
  const [floor, validate] = [median(floors), median(validations)];
  return { floor, validate, ratio: validate / floor };
}

function time(args: readonly string[]): number {
  const start = performance.now();
  const { status, error } = spawnSync(process.execPath, args, { stdio: ["ignore", "ignore", "inherit"] });
  // A catalogue with errors is a validation like another.
  if (error || (status !== 0 && status !== 1))
    throw error ?? new Error(`${args.join(" ")} ended with ${status}`);
  return performance.now() - start;
}
