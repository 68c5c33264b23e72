// Runs a command, from a bundle that esbuild makes anew when one of its sources has changed. Plain JavaScript,
// because Node 20 cannot read TypeScript.
import { createRequire } from "node:module";

// An `import` of node:fs would load its streams and promises too, which costs more than all that is done here.
const require = createRequire(import.meta.url);
const { existsSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } = require("node:fs");
const { dirname, join } = require("node:path");
const { fileURLToPath, pathToFileURL } = require("node:url");

// Milliseconds: a shorter run, for the help perhaps, has not compiled what others need.
const SHORT = 300;

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const name = process.argv[2];

if (!name || !existsSync(join(root, "scripts", `${name}.ts`))) {
  const commands = readdirSync(join(root, "scripts"))
    .filter((file) => file.endsWith(".ts"))
    .map((file) => file.slice(0, -3));
  console.error(`Usage: node scripts/run.mjs <${commands.join("|")}> [options]`);
  process.exit(2);
}

let command = readCommand();
if (!command) {
  const { bundleCommand } = await import("./bundle-command.mjs");
  await bundleCommand(root, name);
  command = readCommand() ?? { bundle: `${name}.mjs` };
}
process.argv.splice(2, 1);
const bundle = join(root, "dist/commands", command.bundle);
if (command.code) runCompiled(bundle, join(root, "dist/commands", command.code));
else await import(pathToFileURL(bundle).href);

/** What is known of the command's bundle (see `bundleCommand`); undefined when it has to be made. */
function readCommand() {
  const file = join(root, "dist/commands", `${name}.json`);
  if (!existsSync(file)) return undefined;
  const known = JSON.parse(readFileSync(file, "utf8"));
  const isOlder = (path) =>
    (statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs ?? Infinity) < known.since;
  return known.node === process.version && known.inputs.every(isOlder) ? known : undefined;
}

/**
 * Runs a CommonJS bundle with the code that V8 compiled in an earlier run, so that nothing is compiled again. V8 refuses
 * what another version of it has compiled.
 */
function runCompiled(file, codeFile) {
  // Most functions of a short run are not worth optimising: V8 would spend a quarter of all its time on it.
  require("node:v8").setFlagsFromString("--interrupt-budget=1000000");
  const { Script } = require("node:vm");
  const { wrap } = require("node:module");
  const cachedData = existsSync(codeFile) ? readFileSync(codeFile) : undefined;
  const script = new Script(wrap(readFileSync(file, "latin1")), { filename: file, cachedData });
  if (!cachedData || script.cachedDataRejected) process.once("exit", () => keepCode(script, codeFile));
  script.runInThisContext()({}, createRequire(file), {}, file, dirname(file));
}

function keepCode(script, codeFile) {
  if (performance.now() < SHORT) return;
  // Another run must not read half of it.
  const unfinished = `${codeFile}.${process.pid}`;
  writeFileSync(unfinished, script.createCachedData());
  renameSync(unfinished, codeFile);
}
