import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { collectionOf, slugOf } from "../model/collections.ts";
import type { Territory } from "../territory/territory.ts";
import { type CatalogueContext, createContext, indexCatalogue } from "./context.ts";
import { type ReadFile, validateReadFile } from "./validate-files.ts";

/** A catalogue before and after a change, and the paths that differ. */
export interface CatalogueChange {
  readonly before: readonly ReadFile[];
  readonly after: readonly ReadFile[];
  readonly changed: ReadonlySet<string>;
}

/**
 * What is wrong after a change because of it or in the files it touches: every diagnostic of a changed file, and
 * those that the change brings to the files that depend on it (benefits of an institution, benefits of one name).
 */
export function validateChange(change: CatalogueChange, territory: Territory): Diagnostic[] {
  const context = contextOf(change.after, territory);
  const touched = change.after.filter(({ file }) => change.changed.has(file));
  const dependent = dependents(change, context);
  if (dependent.length === 0) return touched.flatMap((file) => validateReadFile(file, context));
  const before = contextOf(change.before, territory);
  return [
    ...touched.flatMap((file) => validateReadFile(file, context)),
    ...dependent.flatMap((file) => brought(file, before, context)),
  ];
}

/** What a change of its surroundings brings to a file that has not changed itself. */
export function brought(file: ReadFile, before: CatalogueContext, after: CatalogueContext): Diagnostic[] {
  const known = new Set(validateReadFile(file, before).map(identity));
  return validateReadFile(file, after).filter((diagnostic) => !known.has(identity(diagnostic)));
}

function contextOf(files: readonly ReadFile[], territory: Territory): CatalogueContext {
  const parsed = files.flatMap(({ file, data }) => (data ? [{ file, data }] : []));
  return createContext(indexCatalogue(parsed), territory);
}

/** Unchanged benefits whose checks look at a changed file. */
function dependents({ before, after, changed }: CatalogueChange, context: CatalogueContext): ReadFile[] {
  const institutions = new Set(
    [...changed].filter((file) => collectionOf(file)?.kind === "institution").map(slugOf),
  );
  const touched = [...before, ...after].filter(({ file }) => changed.has(file));
  const namesakes = new Set(
    touched.flatMap(({ data }) => context.benefitsNamed(String(data?.institution), String(data?.label))),
  );
  return after.filter(
    ({ file, data }) =>
      !changed.has(file) && (namesakes.has(file) || institutions.has(String(data?.institution ?? ""))),
  );
}

function identity({ code, path, message }: Diagnostic): string {
  return `${code} ${path.join("/")} ${message}`;
}
