import { renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Diagnostic } from "../../contribution/diagnostics/diagnostic.ts";
import {
  type RepairOfFile,
  repairCatalogue,
  type WantedRepairs,
} from "../../contribution/validation/repair-catalogue.ts";
import { type CheckedFile, checkFiles, type ReadFile } from "../../contribution/validation/validate-files.ts";
import { readTerritory } from "../read-territory.ts";
import { unifiedDiff } from "./unified-diff.ts";

/** What was repaired: one line a repair, or a difference a file when nothing is to be written. */
export interface Fixed {
  readonly lines: readonly string[];
  readonly count: number;
  /** The wanted files that have errors afterwards, with these errors alone. */
  readonly left: readonly CheckedFile[];
}

/**
 * Makes the wanted safe repairs. `dryRun` writes nothing and gives the differences instead. The files are checked in the
 * surroundings of all the files read.
 */
export function fixFiles(
  root: string,
  all: readonly ReadFile[],
  wanted: WantedRepairs,
  dryRun: boolean,
): Fixed {
  const territory = readTerritory();
  const repaired = repairCatalogue(all, territory, wanted);
  const changed = repaired.filter(({ mended }) => mended.length > 0);
  if (!dryRun) for (const { read } of changed) writeWhole(join(root, read.file), read.text);
  const lines = repaired.flatMap((one) => [
    ...(dryRun && one.mended.length > 0
      ? [unifiedDiff(one.before.file, one.before.text, one.read.text)]
      : []),
    ...(dryRun ? [] : one.mended.map(done)),
    ...one.refused.map(notDone),
  ]);
  const after = new Map(all.map((one) => [one.file, one]));
  for (const { read } of repaired) after.set(read.file, read);
  const only = new Set(all.flatMap(({ file }) => (wanted.file(file) ? [file] : [])));
  const checked = checkFiles([...after.keys()], (file) => after.get(file) as ReadFile, { territory, only });
  return {
    lines,
    count: changed.reduce((sum, { mended }) => sum + mended.length, 0),
    left: withErrors(checked),
  };
}

function withErrors(checked: Iterable<CheckedFile>): CheckedFile[] {
  return [...checked].flatMap((one) => {
    const diagnostics = one.diagnostics.filter(({ severity }) => severity === "error");
    return diagnostics.length > 0 ? [{ ...one, diagnostics }] : [];
  });
}

/** Writes a file in one step: whoever stops the command never finds half of it. */
function writeWhole(path: string, text: string): void {
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, text, { mode: statSync(path).mode });
  renameSync(unfinished, path);
}

function done({ file, range, code, repair }: Diagnostic): string {
  return `${file}:${range.start.line}:${range.start.column}: ${repair?.title} [${code}]`;
}

function notDone({ diagnostic, brought }: RepairOfFile["refused"][number]): string {
  const where = brought.file === diagnostic.file ? "" : ` dans ${brought.file}`;
  return `${done(diagnostic)} : pas fait, il y aurait alors ceci à corriger${where} : ${brought.message} [${brought.code}]`;
}
