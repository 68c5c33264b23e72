import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { COLLECTIONS, EXTENSION } from "../../contribution/model/collections.ts";
import { ROOT } from "../root.ts";

const MOST_FILES = 100_000;
const FACTORS = [1, 5, 20, Number.POSITIVE_INFINITY];

/** The validation of a catalogue that is so many times larger: whole process. */
export interface Growth {
  readonly files: number;
  readonly milliseconds: number;
  /** Peak resident memory, in bytes. */
  readonly memory: number;
}

interface Original {
  readonly folder: string;
  readonly name: string;
  readonly text: string;
}

/** Validates copies of a catalogue that grow up to 100,000 files; each copy of a benefit has its copy of the institution. */
export function benchGrowth(data: string): Growth[] {
  const originals = readOriginals(data);
  const most = Math.floor(MOST_FILES / originals.length);
  const factors = [...new Set(FACTORS.map((factor) => Math.min(factor, most)))];
  const directory = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    for (const { folder } of COLLECTIONS) mkdirSync(join(directory, folder), { recursive: true });
    let copies = 0;
    return factors.map((factor) => {
      for (; copies < factor; copies++) writeCopy(directory, originals, copies);
      return measured(directory, originals.length * factor);
    });
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function readOriginals(data: string): Original[] {
  return COLLECTIONS.map(({ folder }) => folder)
    .filter((folder) => existsSync(join(data, folder)))
    .flatMap((folder) =>
      readdirSync(join(data, folder))
        .filter((name) => name.endsWith(EXTENSION))
        .map((name) => ({
          folder,
          name: name.slice(0, -EXTENSION.length),
          text: readFileSync(join(data, folder, name), "utf8"),
        })),
    );
}

function writeCopy(directory: string, originals: readonly Original[], number: number): void {
  for (const { folder, name, text } of originals) {
    const copy = text.replace(/^(institution: *["']?[^"'\n]*[^"'\s])/m, `$1-${number}`);
    writeFileSync(join(directory, folder, `${name}-${number}${EXTENSION}`), copy);
  }
}

function measured(directory: string, files: number): Growth {
  const start = performance.now();
  const { output, status, signal } = spawnSync(
    process.execPath,
    [
      "--require",
      join(ROOT, "scripts/bench/peak-memory.cjs"),
      join(ROOT, "scripts/run.cjs"),
      "validate",
      "--data",
      directory,
    ],
    { stdio: ["ignore", "ignore", "inherit", "pipe"] },
  );
  if (status !== 0 && status !== 1) throw new Error(`validate ended with ${status ?? signal}`);
  return { files, milliseconds: performance.now() - start, memory: Number(output[3]) * 1024 };
}
