import { renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createContext, indexCatalogue } from "../../contribution/validation/context.ts";
import { type RepairedFile, repairFile } from "../../contribution/validation/repair-file.ts";
import type { ReadFile } from "../../contribution/validation/validate-files.ts";
import { readTerritory } from "../read-territory.ts";
import { unifiedDiff } from "./unified-diff.ts";

/** What was repaired: one line a repair, or a difference a file when nothing is to be written. */
export interface Fixed {
  readonly lines: readonly string[];
  readonly count: number;
}

/**
 * Makes every safe repair of the files wanted. `dryRun` writes nothing and gives the differences instead. The files
 * are checked in the surroundings of all the files read.
 */
export function fixFiles(
  root: string,
  all: readonly ReadFile[],
  wanted: (file: string) => boolean,
  dryRun: boolean,
): Fixed {
  const parsed = all.flatMap(({ file, data }) => (data ? [{ file, data }] : []));
  const context = createContext(indexCatalogue(parsed), readTerritory());
  const repaired = all
    .filter(({ file }) => wanted(file))
    .map((read) => ({ before: read, after: repairFile(read, context) }))
    .filter(({ after }) => after.mended.length > 0);
  if (!dryRun) for (const { after } of repaired) writeWhole(join(root, after.read.file), after.read.text);
  const lines = repaired.flatMap(({ before, after }) =>
    dryRun ? [unifiedDiff(before.file, before.text, after.read.text)] : told(after),
  );
  return { lines, count: repaired.reduce((sum, { after }) => sum + after.mended.length, 0) };
}

/** Writes a file in one step: whoever stops the command never finds half of it. */
function writeWhole(path: string, text: string): void {
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, text, { mode: statSync(path).mode });
  renameSync(unfinished, path);
}

function told({ read, mended }: RepairedFile): string[] {
  return mended.map(({ range, code, repair }) => {
    return `${read.file}:${range.start.line}:${range.start.column}: ${repair?.title} [${code}]`;
  });
}
