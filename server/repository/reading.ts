import { COLLECTIONS, collectionOf } from "../../contribution/model/collections.ts";
import { notPlain } from "./data-path.ts";
import { type Draft, type DraftBranch, findDraft, listDrafts, readDraft } from "./drafts.ts";
import { findFile, folderTree, listFiles, readMain, readObject, type Store } from "./store.ts";
import { isPlainFile, type TreeEntry } from "./tree.ts";

/** A plain file with its bytes; `oid` is git's id of these bytes. */
export interface StoredFile {
  readonly path: string;
  readonly oid: string;
  readonly bytes: Buffer;
}

/** What can be read of a repository. A `commit` may be undefined, which is a repository without any commit. */
export interface Reading {
  /** The main branch's commit, and the id of its data root's tree, at this moment. */
  head(): Promise<{ readonly commit: string; readonly tree: string | undefined } | undefined>;
  /** Files of any mode under a folder, at any depth. */
  listFiles(commit: string | undefined, folder: string): Promise<TreeEntry[]>;
  /** The bytes of a file of such a list; undefined for anything but a plain file. */
  contentOf(entry: TreeEntry): Promise<Buffer | undefined>;
  /** The size in bytes of what an id stands for. */
  sizeOf(oid: string): Promise<number | undefined>;
  /** Files in the order of the paths; undefined for what is absent. A link is refused. */
  readFiles(commit: string | undefined, paths: readonly string[]): Promise<(StoredFile | undefined)[]>;
  /** The entries directly in a collection's folder, in the order of their names. */
  readFolder(commit: string | undefined, folder: string): Promise<StoredFile[]>;
  /** The entries of all collections. */
  readCollections(commit: string | undefined): Promise<StoredFile[]>;
  /** The drafts of all entries, in the order of collection and slug. */
  drafts(): Promise<DraftBranch[]>;
  draft(collection: string, slug: string): Promise<Draft | undefined>;
}

/** The reading half of a repository. */
export function createReading(store: Store): Reading {
  const readFolder = async (commit: string | undefined, folder: string) => {
    const entries = await listFiles(store, commit, folder);
    const plain = entries.filter(({ path, mode }) => collectionOf(path) && isPlainFile(mode));
    return Promise.all(plain.map((entry) => read(store, entry)));
  };
  return {
    head: async () => {
      const commit = await readMain(store);
      return commit ? { commit, tree: await folderTree(store, commit, "") } : undefined;
    },
    listFiles: (commit, folder) => listFiles(store, commit, folder),
    contentOf: async (entry) => (isPlainFile(entry.mode) ? (await read(store, entry)).bytes : undefined),
    sizeOf: async (oid) => (await store.objects.look(oid))?.size,
    readFiles: (commit, paths) => readFiles(store, commit, paths),
    readFolder,
    readCollections: async (commit) =>
      (await Promise.all(COLLECTIONS.map(({ folder }) => readFolder(commit, folder)))).flat(),
    drafts: () => listDrafts(store),
    draft: async (collection, slug) => {
      const branch = await findDraft(store, collection, slug);
      return branch && readDraft(store, branch);
    },
  };
}

function readFiles(store: Store, commit: string | undefined, paths: readonly string[]) {
  return Promise.all(
    paths.map(async (path) => {
      const entry = await findFile(store, commit, path);
      if (entry && !isPlainFile(entry.mode)) throw notPlain(path);
      return entry && read(store, entry);
    }),
  );
}

async function read(store: Store, { path, oid }: TreeEntry): Promise<StoredFile> {
  return { path, oid, bytes: await readObject(store, oid, "blob", path) };
}
