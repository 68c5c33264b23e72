import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Territory } from "../territory/territory.ts";
import { type CatalogueContext, type CatalogueIndex, createContext, type IndexedFile } from "./context.ts";
import { dependentFiles } from "./dependents.ts";
import { type ProblemChanges, problemChanges } from "./problem-changes.ts";
import { updatedIndex } from "./updated-catalogue.ts";
import { type ReadFile, validateReadFile } from "./validate-files.ts";

/** A change of a catalogue. */
export interface CatalogueChange {
  /** The catalogue before. */
  readonly index: CatalogueIndex;
  /** The paths that differ. */
  readonly changed: ReadonlySet<string>;
  /** Those of them that are there afterwards. */
  readonly files: readonly ReadFile[];
  /** Reads those of its files, as they were before. */
  readonly read: (files: ReadonlySet<string>) => readonly ReadFile[];
}

/**
 * What a change brings: to the files that it touches, and to those that depend on them (see `dependentFiles`). What was
 * wrong before is not listed, nor what is wrong with a benefit that the change hides, which nobody reads any more.
 */
export function validateChange(change: CatalogueChange, territory: Territory): Diagnostic[] {
  const { index, changed, files, read } = change;
  const after = updatedIndex(index, changed, files.flatMap(parsed));
  const now = createContext(after, territory);
  const then = createContext(index, territory);
  const dependents = dependentFiles(index, after, changed);
  const former = new Map(read(new Set([...changed, ...dependents])).map((one) => [one.file, one]));
  const all = [...files, ...dependents.flatMap((file) => former.get(file) ?? [])];
  return all.flatMap((file) => {
    const said = validateReadFile(file, now);
    if (said.length === 0) return [];
    const before = former.get(file.file);
    const isWithdrawn = isHidden(file) && before && !isHidden(before);
    return isWithdrawn ? [] : problemsOf(before, then, said).introduced;
  });
}

/** Which problems of a file (`now`) a change brings; `before` is undefined where there was none, `then` its surroundings. */
export function problemsOf(
  before: ReadFile | undefined,
  then: CatalogueContext,
  now: readonly Diagnostic[],
): ProblemChanges<Diagnostic> {
  const known = before ? validateReadFile(before, then) : [];
  return problemChanges(known, now, !before || before.data !== undefined);
}

function isHidden({ data }: ReadFile): boolean {
  return data?.private === true;
}

/** A file for an index, if it could be parsed. */
export function parsed({ file, data }: ReadFile): IndexedFile[] {
  return data ? [{ file, data }] : [];
}
