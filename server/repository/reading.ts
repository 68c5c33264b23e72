import { notPlain } from "../../contribution/desk/files/data-path.ts";
import { shownText, standIn } from "../../contribution/desk/files/shown-text.ts";
import { whenTooLarge } from "../../contribution/desk/files/too-large.ts";
import { Refusal } from "../../contribution/desk/refusal.ts";
import { COLLECTIONS, collectionOf } from "../../contribution/model/collections.ts";
import { announcedKind, tooHeavyMessage } from "../../contribution/validation/images.ts";
import { type DraftBranch, findDraft, listDrafts } from "./drafts/drafts.ts";
import { type Draft, readDraft, readListed } from "./drafts/read-draft.ts";
import { readAllFacts } from "./drafts/read-facts.ts";
import { mapPooled } from "./git/pool.ts";
import { compareTrees } from "./objects/compare-trees.ts";
import { isPlainFile, type TreeDifference, type TreeEntry } from "./objects/tree.ts";
import { findFile, folderTree, type GitStore, listFiles, readMain, readObject } from "./store.ts";

/** A plain file with its bytes; `oid` is git's id of these bytes. */
export interface StoredFile {
  readonly path: string;
  readonly oid: string;
  readonly bytes: Buffer;
}

/** Files that one request has read at the same time, so that other requests are answered between them. */
const AT_ONCE = 64;

/** What can be read of a repository. A `commit` may be undefined, which is a repository without any commit. */
export interface Reading {
  /** The main branch's commit, and the id of its data root's tree, at this moment. */
  head(): Promise<{ readonly commit: string; readonly tree: string | undefined } | undefined>;
  /** Files of any mode under a folder, at any depth. */
  listFiles(commit: string | undefined, folder: string): Promise<TreeEntry[]>;
  /** How the files of two commits differ. */
  compare(before: string | undefined, after: string | undefined): Promise<TreeDifference[]>;
  /** The file of any mode at a path. */
  findFile(commit: string | undefined, path: string): Promise<TreeEntry | undefined>;
  /** The text of such a file, or what stands for it when it is too large; undefined for what is no plain file. */
  textOf(entry: TreeEntry): Promise<string | undefined>;
  /** The bytes of a file of such a list; undefined for anything but a plain file. Rejects with `TooLarge`. */
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
  /**
   * Reads together what a list needs of each of these: one pass for those not read before, nothing for the others. What
   * it gives then says what one changes and where it stands; undefined when all of it is, or was, published.
   */
  prepareDrafts(
    branches: readonly DraftBranch[],
  ): Promise<(branch: DraftBranch) => Promise<Draft | undefined>>;
}

/** The reading half of a repository. */
export function createReading(store: GitStore): Reading {
  const readFolder = async (commit: string | undefined, folder: string) => {
    const entries = await listFiles(store, commit, folder);
    const plain = entries.filter(({ path, mode }) => collectionOf(path) && isPlainFile(mode));
    return mapPooled(plain, AT_ONCE, (entry) => readShown(store, entry));
  };
  return {
    head: async () => {
      const commit = await readMain(store);
      return commit ? { commit, tree: await folderTree(store, commit, "") } : undefined;
    },
    listFiles: (commit, folder) => listFiles(store, commit, folder),
    compare: async (before, after) =>
      compareTrees(
        store,
        before && (await folderTree(store, before, "")),
        after && (await folderTree(store, after, "")),
      ),
    findFile: (commit, path) => findFile(store, commit, path),
    textOf: async (entry) =>
      isPlainFile(entry.mode) ? shownText((await readShown(store, entry)).bytes) : undefined,
    contentOf: async (entry) => (isPlainFile(entry.mode) ? (await read(store, entry)).bytes : undefined),
    sizeOf: async (oid) => (await store.objects.look(oid))?.size,
    readFiles: (commit, paths) => readFiles(store, commit, paths),
    readFolder,
    readCollections: async (commit) =>
      (await Promise.all(COLLECTIONS.map(({ folder }) => readFolder(commit, folder)))).flat(),
    drafts: () => listDrafts(store),
    prepareDrafts: async (branches) => {
      const main = await readMain(store);
      const tips = branches.map(({ tip }) => tip).filter((tip) => tip !== "");
      await readAllFacts(store, main, tips);
      return (branch) => readListed(store, main, branch);
    },
    draft: async (collection, slug) => {
      const { draft } = await findDraft(store, collection, slug);
      return draft && readDraft(store, draft);
    },
  };
}

function readFiles(store: GitStore, commit: string | undefined, paths: readonly string[]) {
  return mapPooled(paths, AT_ONCE, async (path) => {
    const entry = await findFile(store, commit, path);
    if (entry && !isPlainFile(entry.mode)) throw notPlain(path);
    return entry && readShown(store, entry);
  });
}

async function read(store: GitStore, { path, oid }: TreeEntry): Promise<StoredFile> {
  return { path, oid, bytes: await readObject(store, oid, "blob", path) };
}

/** The same; a comment that says so stands for an entry that is too large, so that it is shown among the others. */
async function readShown(store: GitStore, entry: TreeEntry): Promise<StoredFile> {
  return read(store, entry).catch(
    whenTooLarge((size) => {
      if (announcedKind(entry.path) !== "other")
        throw new Refusal("invalid", tooHeavyMessage(entry.path, size));
      return { ...entry, bytes: Buffer.from(standIn(size)) };
    }),
  );
}
