import { join } from "node:path";
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
  type CheckedFile,
  type ReadFile,
  readCatalogueFile,
  validateImage,
  validateReadFile,
} from "../../contribution/validation/validate-files.ts";
import { imageFiles, readDataFile, readImage } from "../data-tree.ts";
import { readTerritory } from "../read-territory.ts";
import { changedSince } from "./changed-files.ts";
import { requireCatalogueAt } from "./revision-files.ts";

/** What was checked, and what was found. */
export interface ChangedValidation {
  readonly files: readonly CheckedFile[];
  /** How many files had changed, those that depend on them left out. */
  readonly count: number;
}

/**
 * Checks the files that changed since a revision; and of those that depend on them (see `dependentFiles`), what the
 * change brings.
 */
export function validateChanged(root: string, revision: string): ChangedValidation {
  requireCatalogueAt(root, [revision]);
  const { changed, misnamed, changedImages, index, images: knownImages } = changedSince(root, revision);
  const read = (file: string) => {
    const content = collectionOf(file) && readDataFile(join(root, file));
    return content === undefined ? [] : [readCatalogueFile({ file, content })];
  };
  const unread = misnamed.map((file) =>
    readCatalogueFile({ file, content: { unreadable: "other-extension" } }),
  );
  const files = [...changed.flatMap(read), ...unread];
  const images = imageFiles(root);
  const then = withImages(index, knownImages.length > 0 ? knownImages : undefined);
  const now = withImages(overlaid(index, changed, files), images);
  const all = new Set([...changed, ...changedImages]);
  const dependents = dependentFiles(then, now, all);
  const territory = readTerritory();
  const context = createContext(now, territory);
  const before = createContext(then, territory);
  const ofImages = (images ?? []).filter((file) => all.has(file) || dependents.includes(file));
  return {
    files: [
      ...files.map((one) => ({ read: one, diagnostics: validateReadFile(one, context) })),
      ...dependents.flatMap(read).map((one) => ({ read: one, diagnostics: brought(one, before, context) })),
      ...ofImages.map((file) => ({ diagnostics: validateImage(readImage(root, file), context) })),
    ],
    count: files.length,
  };
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
