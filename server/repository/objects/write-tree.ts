import { type GitStore, keepFolder, readFolder } from "../store.ts";
import { findEntry, withEntry } from "./folder.ts";
import { FOLDER, type NamedEntry, type TreeChange } from "./tree.ts";

interface NamedChange {
  readonly names: readonly string[];
  readonly blob: NamedEntry | undefined;
}

const IMPOSSIBLE = Symbol("impossible");

/**
 * Makes a tree from another one and some changes, and gives its id; only the folders on the way to a change are
 * written. Undefined when a path cannot be both a file and a folder, which is also how writing through a symbolic
 * link ends.
 */
export async function writeTree(
  store: GitStore,
  base: string | undefined,
  changes: readonly TreeChange[],
): Promise<string | undefined> {
  const named = changes.map(({ path, blob }) => ({ names: path.split("/"), blob }));
  const tree = await changeFolder(store, base, named);
  return tree === IMPOSSIBLE ? undefined : (tree ?? store.writer.write("tree", ""));
}

/** The id of the changed folder; undefined when nothing is left in it, for git keeps no empty folder. */
async function changeFolder(
  store: GitStore,
  tree: string | undefined,
  changes: readonly NamedChange[],
): Promise<string | undefined | typeof IMPOSSIBLE> {
  const before = await readFolder(store, tree);
  let after = before;
  for (const name of new Set(changes.map(({ names: [first = ""] }) => first))) {
    const existing = findEntry(before, name);
    const entry = await changeEntry(
      store,
      existing,
      changes.filter(({ names }) => names[0] === name),
    );
    if (entry === IMPOSSIBLE) return IMPOSSIBLE;
    if (entry !== existing) after = withEntry(after, name, entry);
  }
  if (after.bytes.length === 0) return undefined;
  if (after === before) return tree;
  const written = store.writer.write("tree", after.bytes);
  keepFolder(store, written, after);
  return written;
}

async function changeEntry(
  store: GitStore,
  existing: NamedEntry | undefined,
  changes: readonly NamedChange[],
): Promise<NamedEntry | undefined | typeof IMPOSSIBLE> {
  const own = changes.filter(({ names }) => names.length === 1);
  const under = changes.filter(({ names }) => names.length > 1);
  const blob = own.findLast((change) => change.blob)?.blob;
  if (blob) store.writer.need(blob.oid);
  // A removal comes first, so that a folder may take the place of a file; nobody removes a folder by its name.
  const isRemoved = own.length > 0 && !blob && existing?.mode !== FOLDER;
  let entry = isRemoved ? undefined : existing;
  if (under.length > 0) {
    if (entry && entry.mode !== FOLDER)
      return under.some((change) => change.blob) ? IMPOSSIBLE : (blob ?? entry);
    const inner = under.map((change) => ({ ...change, names: change.names.slice(1) }));
    const folder = await changeFolder(store, entry?.oid, inner);
    if (folder === IMPOSSIBLE) return IMPOSSIBLE;
    entry = folder === undefined ? undefined : { mode: FOLDER, oid: folder };
  }
  return blob && entry?.mode === FOLDER ? IMPOSSIBLE : (blob ?? entry);
}
