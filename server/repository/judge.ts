import type { GateProblem } from "../../contribution/desk/refusal.ts";
import { findFile, readObject, type Store } from "./store.ts";
import { isPlainFile } from "./tree.ts";

/** The problems of a tree, `changed` being its paths from the repository's root that differ from the main branch. */
export async function judge(
  store: Store,
  tree: string,
  changed: readonly string[],
): Promise<readonly GateProblem[]> {
  if (!store.gate) return [];
  const files = changed
    .filter((path) => path.startsWith(store.prefix))
    .map((path) => path.slice(store.prefix.length));
  return store.gate({
    files,
    find: (path) => findFile(store, tree, path),
    read: async (path) => {
      const entry = await findFile(store, tree, path);
      return entry && isPlainFile(entry.mode) ? readObject(store, entry.oid, "blob", path) : undefined;
    },
  });
}
