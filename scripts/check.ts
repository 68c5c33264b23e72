import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { readArguments, runCommand } from "./options.ts";
import { ROOT } from "./root.ts";

interface Step {
  readonly name: string;
  readonly file: string;
  readonly args: readonly string[];
}

const CORPUS = process.env.CORPUS ?? resolve(ROOT, "../shared/corpus");
const environment = existsSync(CORPUS) ? { ...process.env, CORPUS: resolve(CORPUS) } : process.env;

/** Steps that need nothing of one another: the longest first. */
const CHECKS: readonly Step[] = [
  program("types", "tsc", "-p", "."),
  command("build", "build"),
  program(
    "floors and circles",
    "depcruise",
    "--config",
    ".dependency-cruiser.cjs",
    "admin",
    "contribution",
    "schemas",
    "scripts",
    "server",
    "tests",
  ),
  program("format and lint", "biome", "ci", "."),
  program("dead code", "knip"),
  command("generated files fresh", "generate", "--check"),
  command("our own data", "validate"),
];

/** They open the admin that was built, and take every processor for themselves. */
const TESTS: Step = { name: "tests", file: "npm", args: ["test"] };

/** Runs every check, as many at once as there are processors, then the tests; exit code 1 when any failed. */
await runCommand(async () => {
  readArguments("npm run check", {});
  const failed: string[] = [];
  const left = [...CHECKS];
  const lane = async () => {
    for (let step = left.shift(); step; step = left.shift())
      if (!(await passes(step, "pipe"))) failed.push(step.name);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, lane));
  if (!(await passes(TESTS, "inherit"))) failed.push(TESTS.name);
  console.log(failed.length > 0 ? `\nFailed: ${failed.join(", ")}` : "\nEvery check passed.");
  return failed.length > 0 ? 1 : 0;
});

/** A program of a development package. */
function program(name: string, file: string, ...args: string[]): Step {
  return { name, file: join(ROOT, "node_modules/.bin", file), args };
}

/** A command of ours. */
function command(name: string, ...args: string[]): Step {
  return { name, file: process.execPath, args: [join(ROOT, "scripts/run.cjs"), ...args] };
}

/** Runs a step to its end, and prints what it says: at once when nothing else runs, else when it has ended. */
function passes({ name, file, args }: Step, output: "inherit" | "pipe"): Promise<boolean> {
  const begun = performance.now();
  return new Promise((done, fail) => {
    const child = spawn(file, args, { cwd: ROOT, env: environment, stdio: ["ignore", output, output] });
    const printed: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => printed.push(chunk));
    child.on("error", fail);
    child.on("close", (code) => {
      if (printed.length > 0) process.stdout.write(`\n${Buffer.concat(printed)}`);
      const seconds = ((performance.now() - begun) / 1000).toFixed(1);
      console.log(`— ${name}: ${code === 0 ? "ok" : "FAILED"}, ${seconds} s`);
      done(code === 0);
    });
  });
}
