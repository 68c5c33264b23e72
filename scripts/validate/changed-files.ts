import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { collectionOf } from "../../contribution/model/collections.ts";
import { type CatalogueIndex, indexCatalogue } from "../../contribution/validation/context.ts";
import { readCatalogueFile } from "../../contribution/validation/validate-files.ts";
import { ROOT } from "../root.ts";
import { commitOf, FOLDERS, gitIn, listRevision, readEntries } from "./revision-files.ts";

/** The catalogue of a commit, and what differs from it in the working tree. */
export interface ChangedFiles {
  /** Paths under the data root, removed files included. */
  readonly changed: readonly string[];
  readonly index: CatalogueIndex;
}

// Outside the repository that is checked, which must not be written to.
const CACHE = join(ROOT, "node_modules/.cache/contribution");

/** What changed under a data root since a git revision, untracked files included, and the index of the revision. */
export function changedSince(root: string, revision: string): ChangedFiles {
  const git = gitIn(root);
  const commit = commitOf(root, revision);
  const differing = git("diff", "--name-only", "-z", "--no-renames", "--relative", commit, "--", ...FOLDERS);
  const untracked = git("ls-files", "-z", "--others", "--exclude-standard", "--", ...FOLDERS);
  const changed = `${differing}${untracked}`.split("\0").filter((path) => collectionOf(path));
  return { changed: [...new Set(changed)].sort(), index: indexAt(root, commit) };
}

/**
 * The index of the catalogue at a commit, read from git's objects and kept by the identity of its folders: asked again,
 * it costs nothing.
 */
export function indexAt(root: string, commit: string): CatalogueIndex {
  const trees = gitIn(root)("ls-tree", "-z", commit, "--", ...FOLDERS);
  const key = trees.match(/[0-9a-f]{40,64}/g)?.join("-") ?? "empty";
  const path = join(CACHE, `${key}.json`);
  if (existsSync(path)) return JSON.parse(readFileSync(path, "utf8")) as CatalogueIndex;
  const index = indexCatalogue(parsedFiles(root, commit));
  mkdirSync(CACHE, { recursive: true });
  // A half-written file must not be read by another run.
  writeFileSync(`${path}.${process.pid}`, JSON.stringify(index));
  renameSync(`${path}.${process.pid}`, path);
  return index;
}

/** Every file of the catalogue at a commit that can be parsed. */
function* parsedFiles(root: string, commit: string) {
  for (const file of readEntries(root, listRevision(root, commit).values())) {
    const { data } = readCatalogueFile(file);
    if (data) yield { file: file.file, data };
  }
}
