// Runs a command, from a bundle that esbuild makes anew when one of its sources has changed. Plain JavaScript,
// because Node 20 cannot read TypeScript; CommonJS, because Node starts a module in twice the time.
const { existsSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } = require("node:fs");
const { dirname, join } = require("node:path");

// Milliseconds: a shorter run, for the help perhaps, has not compiled what others need.
const SHORT = 300;

const root = dirname(__dirname);
const commands = join(root, "dist/commands");
const name = process.argv[2];

if (!name || !existsSync(join(__dirname, `${name}.ts`))) {
  const known = readdirSync(__dirname)
    .filter((file) => file.endsWith(".ts"))
    .map((file) => file.slice(0, -3));
  console.error(`Usage: node scripts/run.cjs <${known.join("|")}> [options]`);
  process.exit(2);
}

const command = readCommand();
if (command) run(command);
else void makeAndRun();

async function makeAndRun() {
  const { bundleCommand } = await import("./bundle-command.mjs");
  await bundleCommand(root, name);
  run(readCommand() ?? { bundle: `${name}.mjs` });
}

function run({ bundle, code }) {
  process.argv.splice(2, 1);
  if (code) runCompiled(join(commands, bundle), join(commands, code));
  else void import(require("node:url").pathToFileURL(join(commands, bundle)).href);
}

/** What is known of the command's bundle (see `bundleCommand`); undefined when it has to be made. */
function readCommand() {
  const file = join(commands, `${name}.json`);
  if (!existsSync(file)) return undefined;
  const known = JSON.parse(readFileSync(file, "utf8"));
  const isOlder = (path) =>
    (statSync(`${root}/${path}`, { throwIfNoEntry: false })?.mtimeMs ?? Infinity) < known.since;
  return known.node === process.version && known.inputs.every(isOlder) ? known : undefined;
}

/**
 * Runs a CommonJS bundle with the code that V8 compiled in an earlier run, so that nothing is compiled again. V8 refuses
 * what another version of it has compiled.
 *
 * What each trick earns, as time without it over time with it (medians of 20 runs in turn, on two processors), for a
 * whole catalogue and for one changed file: kept code 1.11 and 1.25; a part of it kept apart for a few files 0.97 and
 * 1.22; the budget 1.55 and 1.00. The whole then takes 1.6 times what reading and parsing the files does. Not worth
 * their lines, each within 2 % of 1: a text of ASCII alone, regular expressions as esbuild finds them, a smaller HTML
 * parser.
 */
function runCompiled(file, wholeCodeFile) {
  // What checks a few files needs a part of the code, which is kept apart, and is over before V8 optimises any.
  const isBrief = process.argv.some((argument) => argument.startsWith("--changed"));
  const codeFile = isBrief ? wholeCodeFile.replace(/\.code$/, ".brief.code") : wholeCodeFile;
  // Most functions of a short run are not worth optimising: V8 would spend a quarter of all its time on it.
  if (!isBrief) require("node:v8").setFlagsFromString("--interrupt-budget=1000000");
  const { Script } = require("node:vm");
  const cachedData = existsSync(codeFile) ? readFileSync(codeFile) : undefined;
  const script = new Script(readFileSync(file, "utf8"), { filename: file, cachedData });
  if (!cachedData || script.cachedDataRejected)
    process.once("exit", () => keepCode(script, codeFile, isBrief));
  // The bundle asks for nothing but what Node itself has.
  script.runInThisContext()(require, file);
}

function keepCode(script, codeFile, isBrief) {
  if (!isBrief && performance.now() < SHORT) return;
  // Another run must not read half of it.
  const unfinished = `${codeFile}.${process.pid}`;
  try {
    writeFileSync(unfinished, script.createCachedData());
    renameSync(unfinished, codeFile);
  } catch {
    // Nothing can be written there; the next run will be as slow as this one.
  }
}
