import { collectionOf, isMisnamed, MEDIA_FOLDER } from "../../contribution/model/collections.ts";
import { type CatalogueIndex, indexCatalogue } from "../../contribution/validation/context.ts";
import { readCatalogueFile } from "../../contribution/validation/validate-files.ts";
import { dataTree, imageFiles } from "../data-tree.ts";
import { headCommit } from "./head-commit.ts";
import { type KeptCatalogue, keptCatalogue, keptTrees } from "./kept-catalogue.ts";
import { FOLDERS, gitIn, listRevision, type Revision, readEntries, revisionOf } from "./revision-files.ts";

/** The catalogue of a commit, and what differs from it in the working tree. */
export interface ChangedFiles {
  readonly commit: string;
  /** Paths under the data root, removed files included. */
  readonly changed: readonly string[];
  /** Those that are there under a name that nobody reads (see `isMisnamed`). */
  readonly misnamed: readonly string[];
  /** The same of images. */
  readonly changedImages: readonly string[];
  readonly index: CatalogueIndex;
  /** Paths of the images of the commit. */
  readonly images: readonly string[];
}

/** What changed under a data root since a git revision, files that git does not follow included. */
export function changedSince(root: string, revision: string): ChangedFiles {
  const { commit, trees } = namedBy(root, revision);
  const { index, files, images } = keptCatalogue(trees, () => readRevision(root, commit));
  const git = gitIn(root);
  const differing = git("diff", "--name-only", "-z", "--no-renames", "--relative", commit, "--", ...FOLDERS);
  const known = new Set([...files, ...images]);
  // The whole check reads them too, whether git follows them or not.
  const there = dataTree(root).files;
  const added = [...there, ...(imageFiles(root) ?? [])].filter((file) => !known.has(file));
  const changed = [...new Set([...differing.split("\0"), ...added])].sort();
  return {
    commit,
    changed: changed.filter((file) => collectionOf(file)),
    misnamed: there.filter((file) => isMisnamed(file) && changed.includes(file)),
    changedImages: changed.filter(isImage),
    index,
    images,
  };
}

/** What a revision names; that of the last commit is remembered from an earlier run. */
function namedBy(root: string, revision: string): Revision {
  const commit = revision === "HEAD" ? headCommit(root) : undefined;
  if (commit === undefined) return revisionOf(root, revision);
  return { commit, trees: keptTrees(commit, () => revisionOf(root, commit).trees) };
}

/**
 * The index of the catalogue at a commit, read from git's objects and kept by the identity of its folders: asked again,
 * it costs nothing.
 */
export function indexAt(root: string, commit: string): CatalogueIndex {
  return keptCatalogue(revisionOf(root, commit).trees, () => readRevision(root, commit)).index;
}

function readRevision(root: string, commit: string): KeptCatalogue {
  const entries = listRevision(root, commit, (file) => collectionOf(file) !== undefined || isMisnamed(file));
  const read = [...entries.values()].filter(({ file }) => collectionOf(file));
  return {
    index: indexCatalogue(parsedFiles(root, read)),
    files: [...entries.keys()],
    images: [...listRevision(root, commit, isImage).keys()],
  };
}

function isImage(file: string): boolean {
  return file.startsWith(`${MEDIA_FOLDER}/`);
}

/** The files that can be parsed. */
function* parsedFiles(root: string, entries: Parameters<typeof readEntries>[1]) {
  for (const file of readEntries(root, entries)) {
    const { data } = readCatalogueFile(file);
    if (data) yield { file: file.file, data };
  }
}
