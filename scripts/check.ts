import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { readArguments, runCommand } from "./options.ts";
import { ROOT } from "./root.ts";

interface Step {
  readonly name: string;
  readonly command: readonly string[];
}

const CORPUS = process.env.CORPUS ?? resolve(ROOT, "../shared/corpus");
const environment = existsSync(CORPUS) ? { ...process.env, CORPUS: resolve(CORPUS) } : process.env;

const run = (name: string, ...command: string[]): Step => ({ name, command });

const STEPS: readonly Step[] = [
  run("format and lint", "npx", "biome", "ci", "."),
  run("types", "npx", "tsc", "-p", "."),
  run(
    "floors and circles",
    "npx",
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
  run("generated files fresh", "node", "scripts/run.cjs", "generate", "--check"),
  run("dead code", "npx", "knip"),
  run("our own data", "node", "scripts/run.cjs", "validate"),
  run("build", "node", "scripts/run.cjs", "build"),
  run("tests", "npm", "test"),
];

/** Runs every check in turn, all of them even when one fails; exit code 1 when any failed. */
await runCommand(async () => {
  readArguments("npm run check", {});
  const failed: string[] = [];
  for (const { name, command } of STEPS) {
    const start = performance.now();
    console.log(`\n— ${name}: ${command.join(" ")}`);
    const code = await exitCode(command);
    if (code !== 0) failed.push(name);
    console.log(
      `— ${name}: ${code === 0 ? "ok" : "FAILED"}, ${((performance.now() - start) / 1000).toFixed(1)} s`,
    );
  }
  console.log(failed.length > 0 ? `\nFailed: ${failed.join(", ")}` : "\nEvery check passed.");
  return failed.length > 0 ? 1 : 0;
});

function exitCode([program = "", ...args]: readonly string[]): Promise<number> {
  return new Promise((done, fail) => {
    const child = spawn(program, args, {
      cwd: ROOT,
      env: environment,
      stdio: ["ignore", "inherit", "inherit"],
    });
    child.on("error", fail);
    child.on("exit", (code) => done(code ?? 1));
  });
}
