import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Territory } from "../territory/territory.ts";
import { type CatalogueContext, createContext, indexCatalogue } from "./context.ts";
import { dependentFiles } from "./dependents.ts";
import { type ReadFile, validateReadFile } from "./validate-files.ts";

/** A catalogue before and after a change, and the paths that differ. */
export interface CatalogueChange {
  readonly before: readonly ReadFile[];
  readonly after: readonly ReadFile[];
  readonly changed: ReadonlySet<string>;
}

/**
 * What is wrong after a change because of it or in the files it touches: every diagnostic of a changed file, and
 * those that the change brings to the files that depend on it (see `dependentFiles`).
 */
export function validateChange(change: CatalogueChange, territory: Territory): Diagnostic[] {
  const { changed } = change;
  const [before, after] = [indexOf(change.before), indexOf(change.after)];
  const now = createContext(after, territory);
  const then = createContext(before, territory);
  const dependents = new Set(dependentFiles(before, after, changed));
  return [
    ...change.after.filter(({ file }) => changed.has(file)).flatMap((file) => validateReadFile(file, now)),
    ...change.after.filter(({ file }) => dependents.has(file)).flatMap((file) => brought(file, then, now)),
  ];
}

/** What a change of its surroundings brings to a file that has not changed itself. */
export function brought(file: ReadFile, before: CatalogueContext, after: CatalogueContext): Diagnostic[] {
  const known = new Set(validateReadFile(file, before).map(identity));
  return validateReadFile(file, after).filter((diagnostic) => !known.has(identity(diagnostic)));
}

function indexOf(files: readonly ReadFile[]) {
  return indexCatalogue(files.flatMap(({ file, data }) => (data ? [{ file, data }] : [])));
}

function identity({ code, path, message }: Diagnostic): string {
  return `${code} ${path.join("/")} ${message}`;
}
