import { join } from "node:path";
import type { Diagnostic } from "../../contribution/diagnostics/diagnostic.ts";
import { collectionOf, slugOf } from "../../contribution/model/collections.ts";
import {
  type CatalogueIndex,
  createContext,
  type InstitutionSummary,
  indexCatalogue,
} from "../../contribution/validation/context.ts";
import { dependentFiles } from "../../contribution/validation/dependents.ts";
import { brought } from "../../contribution/validation/validate-change.ts";
import {
  type ReadFile,
  readCatalogueFile,
  validateImage,
  validateReadFile,
} from "../../contribution/validation/validate-files.ts";
import { imageFiles, readDataFile, readImage } from "../data-tree.ts";
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
 * Checks the files that changed since a revision; and of those that depend on them (see `dependentFiles`), what the
 * change brings.
 */
export function validateChanged(root: string, revision: string): ChangedValidation {
  const { changed, changedImages, index, images: knownImages } = changedSince(root, revision);
  const read = (file: string) => {
    const content = collectionOf(file) && readDataFile(join(root, file));
    return content === undefined ? [] : [readCatalogueFile({ file, content })];
  };
  const files = changed.flatMap(read);
  const images = imageFiles(root);
  const then = withImages(index, knownImages.length > 0 ? knownImages : undefined);
  const now = withImages(overlaid(index, changed, files), images);
  const all = new Set([...changed, ...changedImages]);
  const dependents = dependentFiles(then, now, all);
  const territory = readTerritory();
  const context = createContext(now, territory);
  const before = createContext(then, territory);
  const others = dependents.flatMap(read);
  const ofImages = (images ?? [])
    .filter((file) => all.has(file) || dependents.includes(file))
    .flatMap((file) => validateImage(readImage(root, file), context));
  const diagnostics = [
    ...files.flatMap((file) => validateReadFile(file, context)),
    ...others.flatMap((file) => brought(file, before, context)),
    ...ofImages,
  ];
  return { files: [...files, ...others], diagnostics, count: files.length };
}

function withImages(index: CatalogueIndex, images: readonly string[] | undefined): CatalogueIndex {
  return images ? { ...index, images } : index;
}

/** The index of a revision, with the changed files as they are now. */
export function overlaid(
  index: CatalogueIndex,
  changed: readonly string[],
  files: readonly ReadFile[],
): CatalogueIndex {
  const gone = new Set(changed);
  const own = indexCatalogue(files.flatMap(({ file, data }) => (data ? [{ file, data }] : [])));
  return {
    institutions: institutionsNow(index, changed, own),
    benefits: [...index.benefits.filter(({ file }) => !gone.has(file)), ...own.benefits],
  };
}

function institutionsNow(index: CatalogueIndex, changed: readonly string[], own: CatalogueIndex) {
  const slugs = changed.filter((file) => collectionOf(file)?.kind === "institution").map(slugOf);
  // Nearly no change touches one, and there are hundreds to copy.
  if (slugs.length === 0) return index.institutions;
  const institutions: Record<string, InstitutionSummary> = { ...index.institutions };
  for (const slug of slugs) delete institutions[slug];
  return { ...institutions, ...own.institutions };
}
