import { join } from "node:path";
import type { Diagnostic } from "../../contribution/diagnostics/diagnostic.ts";
import { collectionOf } from "../../contribution/model/collections.ts";
import { type CatalogueIndex, createContext } from "../../contribution/validation/context.ts";
import { dependentFiles } from "../../contribution/validation/dependents.ts";
import { updatedIndex } from "../../contribution/validation/updated-catalogue.ts";
import { parsed, problemsOf } from "../../contribution/validation/validate-change.ts";
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
import { listRevision, readEntries, requireCatalogueAt } from "./revision-files.ts";

/** What was checked, and what was found. */
export interface ChangedValidation {
  readonly files: readonly CheckedFile[];
  /** How many files had changed, those that depend on them left out. */
  readonly count: number;
}

/**
 * Checks the files that changed since a revision, and tells what was there before (`wasThere`); and of those that depend
 * on them (see `dependentFiles`), what the change brings.
 */
export function validateChanged(root: string, revision: string): ChangedValidation {
  requireCatalogueAt(root, [revision]);
  const {
    commit,
    changed,
    misnamed,
    changedImages,
    index,
    images: knownImages,
  } = changedSince(root, revision);
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
  let former: ReadonlyMap<string, ReadFile> | undefined;
  const ofChanged = (one: ReadFile): CheckedFile => {
    const diagnostics = validateReadFile(one, context);
    if (diagnostics.length === 0) return { read: one, diagnostics };
    former ??= filesAt(root, commit, changed);
    const { remaining } = problemsOf(former.get(one.file), before, diagnostics);
    const wasThere = true as const;
    const told = (known: Diagnostic) => (remaining.includes(known) ? { ...known, wasThere } : known);
    return { read: one, diagnostics: diagnostics.map(told) };
  };
  const ofDependent = (one: ReadFile): CheckedFile => {
    return { read: one, diagnostics: problemsOf(one, before, validateReadFile(one, context)).introduced };
  };
  return {
    files: [
      ...files.map(ofChanged),
      ...dependents.flatMap(read).map(ofDependent),
      ...ofImages.map((file) => ({ diagnostics: validateImage(readImage(root, file), context) })),
    ],
    count: files.length,
  };
}

/** Some files as a commit has them. */
function filesAt(root: string, commit: string, files: readonly string[]): ReadonlyMap<string, ReadFile> {
  const wanted = new Set(files);
  const entries = listRevision(root, commit, (file) => wanted.has(file));
  const read = [...readEntries(root, entries.values())].map(readCatalogueFile);
  return new Map(read.map((one) => [one.file, one]));
}

function withImages(index: CatalogueIndex, images: readonly string[] | undefined): CatalogueIndex {
  return images ? { ...index, images } : index;
}
