import { join } from "node:path";
import type { Diagnostic } from "../../contribution/diagnostics/diagnostic.ts";
import { collectionOf, slugOf } from "../../contribution/model/collections.ts";
import { type CatalogueIndex, createContext, indexCatalogue } from "../../contribution/validation/context.ts";
import { brought } from "../../contribution/validation/validate-change.ts";
import {
  type ReadFile,
  readCatalogueFile,
  validateReadFile,
} from "../../contribution/validation/validate-files.ts";
import { readDataFile } from "../data-tree.ts";
import { readTerritory } from "../read-territory.ts";
import { changedSince } from "./changed-files.ts";

/** What was checked, and what was found. */
export interface ChangedValidation {
  readonly files: readonly ReadFile[];
  readonly diagnostics: readonly Diagnostic[];
  /** How many files had changed, those that depend on them left out. */
  readonly count: number;
}

/**
 * Checks the files that changed since a revision; and of those that depend on them (the benefits of a changed
 * institution, the other benefits of a changed benefit's institution), what the change brings.
 */
export function validateChanged(root: string, revision: string): ChangedValidation {
  const { changed, index } = changedSince(root, revision);
  const read = (file: string) => {
    const content = readDataFile(join(root, file));
    return content === undefined ? [] : [readCatalogueFile({ file, content })];
  };
  const files = changed.flatMap(read);
  const now = overlaid(index, changed, files);
  const dependents = dependentsOf(index, now, changed).flatMap(read);
  const territory = readTerritory();
  const context = createContext(now, territory);
  const before = createContext(index, territory);
  const diagnostics = [
    ...files.flatMap((file) => validateReadFile(file, context)),
    ...dependents.flatMap((file) => brought(file, before, context)),
  ];
  return { files: [...files, ...dependents], diagnostics, count: files.length };
}

/** The index of a revision, with the changed files as they are now. */
export function overlaid(
  index: CatalogueIndex,
  changed: readonly string[],
  files: readonly ReadFile[],
): CatalogueIndex {
  const gone = new Set(changed);
  const own = indexCatalogue(files.flatMap(({ file, data }) => (data ? [{ file, data }] : [])));
  const kept = Object.entries(index.institutions).filter(([slug]) => !gone.has(`institutions/${slug}.yml`));
  return {
    institutions: { ...Object.fromEntries(kept), ...own.institutions },
    benefits: [...index.benefits.filter(({ file }) => !gone.has(file)), ...own.benefits],
  };
}

/** Unchanged benefits whose checks look at a changed file: those of its institution. */
export function dependentsOf(
  before: CatalogueIndex,
  now: CatalogueIndex,
  changed: readonly string[],
): string[] {
  const own = new Set(changed);
  const institutions = new Set(
    changed.filter((file) => collectionOf(file)?.kind === "institution").map(slugOf),
  );
  const touched = [...before.benefits, ...now.benefits].filter(({ file }) => own.has(file));
  const owners = new Set(touched.map(({ institution }) => institution));
  return now.benefits
    .filter(
      ({ file, institution }) =>
        !own.has(file) &&
        institution !== undefined &&
        (institutions.has(institution) || owners.has(institution)),
    )
    .map(({ file }) => file);
}
