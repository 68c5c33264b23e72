import { collectionOf } from "../../contribution/model/collections.ts";
import { type ReadFile, readCatalogueFile } from "../../contribution/validation/validate-files.ts";
import type { Candidate } from "../../server/repository/gate.ts";
import { isPlainFile } from "../../server/repository/tree.ts";

/** Reads the catalogue of a tree of the repository. */
export type ReadTree = (tree: Pick<Candidate, "list" | "read">) => Promise<ReadFile[]>;

// Enough for every version that a few hundred drafts of a large catalogue may show between two restarts.
const MOST_KNOWN = 50_000;

/** Makes a reader of trees that remembers, by git object id, each file that it has parsed once. */
export function createTreeReader(): ReadTree {
  const known = new Map<string, ReadFile>();
  return async ({ list, read }) => {
    if (known.size > MOST_KNOWN) known.clear();
    const entries = (await list()).filter(({ path }) => collectionOf(path));
    return Promise.all(
      entries.map(async ({ path, oid, mode }) => {
        const key = `${oid} ${path}`;
        const kept = known.get(key);
        if (kept) return kept;
        const bytes = isPlainFile(mode) ? await read(path) : undefined;
        const file = readCatalogueFile({ file: path, content: bytes ?? { unreadable: "symbolic-link" } });
        known.set(key, file);
        return file;
      }),
    );
  };
}
