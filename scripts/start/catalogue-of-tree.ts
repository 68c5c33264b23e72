import { collectionOf } from "../../contribution/model/collections.ts";
import { type ReadFile, readCatalogueFile } from "../../contribution/validation/validate-files.ts";
import type { Repository } from "../../server/repository/repository.ts";
import type { TreeEntry } from "../../server/repository/tree.ts";

/** The files of a tree of the repository, and how to read them. */
export interface TreeOfFiles {
  list(): Promise<readonly TreeEntry[]>;
  /** The bytes of a plain file; undefined for anything else. */
  read(entry: TreeEntry): Promise<Uint8Array | undefined>;
}

/** Reads the catalogue of a tree; a file read before is the same object again. */
export type ReadTree = (tree: TreeOfFiles) => Promise<ReadFile[]>;

/** Versions of files kept beyond those of the largest catalogue: what a few hundred drafts may show. */
const MORE_KNOWN = 50_000;

/** Makes a reader of trees that remembers, by git object id, each file that it has parsed once. */
export function createTreeReader(): ReadTree {
  // Promises, so that what is asked for while it is read is not read twice.
  let known = new Map<string, Promise<ReadFile>>();
  // What has not been asked for since `known` was last full: never what the trees of the moment hold.
  let former = new Map<string, Promise<ReadFile>>();
  return async ({ list, read }) => {
    const entries = (await list()).filter(({ path }) => collectionOf(path));
    if (known.size > entries.length + MORE_KNOWN) {
      former = known;
      known = new Map();
    }
    return Promise.all(
      entries.map((entry) => {
        const key = `${entry.oid} ${entry.path}`;
        const file = known.get(key) ?? former.get(key) ?? readEntry(entry, read);
        known.set(key, file);
        file.catch(() => known.delete(key));
        return file;
      }),
    );
  };
}

async function readEntry(entry: TreeEntry, read: TreeOfFiles["read"]): Promise<ReadFile> {
  const content = (await read(entry)) ?? { unreadable: "symbolic-link" as const };
  return readCatalogueFile({ file: entry.path, content });
}

/** The published tree: that of a commit of the main branch, or of none before the first one. */
export function publishedTree(repository: Repository, commit: string | undefined): TreeOfFiles {
  return { list: () => repository.listFiles(commit, ""), read: (entry) => repository.contentOf(entry) };
}
