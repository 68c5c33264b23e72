import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Territory } from "../territory/territory.ts";
import { type CatalogueContext, type CatalogueIndex, createContext, type IndexedFile } from "./context.ts";
import { dependentFiles } from "./dependents.ts";
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
  /** Reads those files, which have not changed. */
  readonly read: (files: ReadonlySet<string>) => readonly ReadFile[];
}

/**
 * What is wrong after a change because of it or in the files it touches: every diagnostic of a changed file, and
 * those that the change brings to the files that depend on it (see `dependentFiles`).
 */
export function validateChange(change: CatalogueChange, territory: Territory): Diagnostic[] {
  const { index, changed, files, read } = change;
  const after = updatedIndex(index, changed, files.flatMap(parsed));
  const now = createContext(after, territory);
  const then = createContext(index, territory);
  const dependents = read(new Set(dependentFiles(index, after, changed)));
  return [
    ...files.flatMap((file) => validateReadFile(file, now)),
    ...dependents.flatMap((file) => brought(file, then, now)),
  ];
}

/** What a change of its surroundings brings to a file that has not changed itself. */
export function brought(file: ReadFile, before: CatalogueContext, after: CatalogueContext): Diagnostic[] {
  const known = new Set(validateReadFile(file, before).map(identity));
  return validateReadFile(file, after).filter((diagnostic) => !known.has(identity(diagnostic)));
}

/** A file for an index, if it could be parsed. */
export function parsed({ file, data }: ReadFile): IndexedFile[] {
  return data ? [{ file, data }] : [];
}

function identity({ code, path, message }: Diagnostic): string {
  return `${code} ${path.join("/")} ${message}`;
}
