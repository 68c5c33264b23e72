import { join } from "node:path";
import { collectionOf } from "../../contribution/model/collections.ts";
import { type CatalogueIndex, createContext } from "../../contribution/validation/context.ts";
import { dependentFiles } from "../../contribution/validation/dependents.ts";
import { updatedIndex } from "../../contribution/validation/updated-catalogue.ts";
import { brought, parsed } from "../../contribution/validation/validate-change.ts";
import {
  type CheckedFile,
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
  const now = withImages(updatedIndex(index, new Set(changed), files.flatMap(parsed)), images);
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
