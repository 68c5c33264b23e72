import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { UsageError } from "../options.ts";
import { ROOT } from "../root.ts";

const REQUIREMENTS = join(ROOT, "scripts/openfisca/requirements.txt");

/** The versions that have wheels of everything in the requirements. */
const VERSIONS = ["3.11", "3.10"];

/** Where the environments are kept, whatever becomes of this folder: making one takes a minute and 300 MB. */
const CACHE = join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "contribution", "openfisca");

/** The Python of the environment made for today's requirements; undefined before it is made. */
export function preparedPython(): string | undefined {
  const pointer = pointerFile();
  if (!existsSync(pointer)) return undefined;
  const python = join(readFileSync(pointer, "utf8").trim(), "bin", "python");
  return existsSync(python) ? python : undefined;
}

/** Makes the environment where it is not made yet; gives its Python. Throws a UsageError that says what to do. */
export async function preparePython(tell: (line: string) => void): Promise<string> {
  const prepared = preparedPython();
  if (prepared) return prepared;
  const system = findPython();
  mkdirSync(CACHE, { recursive: true });
  const folder = mkdtempSync(join(CACHE, "env-"));
  const begun = performance.now();
  tell(`Installing OpenFisca in ${folder}: about 300 MB, once.`);
  try {
    await run(system, ["-m", "venv", folder], `${system} could not make a virtual environment`);
    const python = join(folder, "bin", "python");
    const options = [
      "--quiet",
      "--no-input",
      "--disable-pip-version-check",
      "--no-deps",
      "--only-binary=:all:",
    ];
    await run(
      python,
      ["-m", "pip", "install", ...options, "--requirement", REQUIREMENTS],
      "OpenFisca could not be downloaded; try again with a connection to Python’s package index",
    );
    // Moved into place whole: a run that is cut leaves no half-made environment behind that name.
    writeFileSync(`${pointerFile()}.${process.pid}`, folder);
    renameSync(`${pointerFile()}.${process.pid}`, pointerFile());
    tell(`Installed in ${((performance.now() - begun) / 1000).toFixed(0)} s.`);
    return python;
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Names the environment made for these very requirements. */
function pointerFile(): string {
  const digest = createHash("sha256").update(readFileSync(REQUIREMENTS)).digest("hex").slice(0, 16);
  return join(CACHE, `${digest}.path`);
}

function findPython(): string {
  const named = process.env.PYTHON;
  const candidates = named
    ? [named]
    : [...VERSIONS.map((version) => `python${version}`), "python3", "python"];
  const found = new Set<string>();
  for (const candidate of candidates) {
    const version = versionOf(candidate);
    if (version !== undefined && VERSIONS.includes(version)) return candidate;
    if (version !== undefined) found.add(version);
  }
  const there = found.size > 0 ? ` Found here: ${[...found].join(", ")}.` : "";
  throw new UsageError(
    [
      `OpenFisca needs Python 3.10 or 3.11, with its venv module.${there}`,
      "  Debian, Ubuntu: sudo apt-get install python3.11 python3.11-venv",
      "  macOS: brew install python@3.11",
      "  elsewhere: https://www.python.org/downloads/",
      "Where it has another name: PYTHON=/path/to/python3.11 npm run openfisca",
      "Without it, everything else works: complex benefits alone have no answer here.",
    ].join("\n"),
  );
}

/** `3.11`; undefined where there is no such program, or it cannot make a virtual environment. */
function versionOf(python: string): string | undefined {
  const script = "import sys, venv, ensurepip; print('%d.%d' % sys.version_info[:2])";
  const { status, stdout } = spawnSync(python, ["-c", script], { encoding: "utf8" });
  return status === 0 ? stdout.trim() : undefined;
}

function run(program: string, args: readonly string[], otherwise: string): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"] });
    let printed = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk) => {
        printed += String(chunk);
      });
    child.on("error", fail);
    child.on("close", (code) =>
      code === 0 ? done() : fail(new UsageError(`${otherwise}.\n${printed.trim()}`)),
    );
  });
}
