import { type GitStore, readFolder, treeOf } from "../store.ts";
import { compareFolders } from "./folder.ts";
import { FOLDER, type NamedEntry, type TreeDifference } from "./tree.ts";

/**
 * The files that differ between two trees or commits, renames being a removal and an addition; undefined is what
 * holds nothing. Folders that are the same are not looked into.
 */
export async function compareTrees(
  store: GitStore,
  before: string | undefined,
  after: string | undefined,
): Promise<TreeDifference[]> {
  const [old, now] = await Promise.all([treeOf(store, before), treeOf(store, after)]);
  return compare(store, old, now, "");
}

async function compare(
  store: GitStore,
  before: string | undefined,
  after: string | undefined,
  folder: string,
): Promise<TreeDifference[]> {
  if (before === after) return [];
  const [old, now] = await Promise.all([readFolder(store, before, folder), readFolder(store, after, folder)]);
  const found: TreeDifference[][] = [];
  for (const { name, before: was, after: is } of compareFolders(old, now)) {
    const path = `${folder}${name}`;
    const file = { ...(isFile(was) && { before: was }), ...(isFile(is) && { after: is }) };
    if (file.before || file.after) found.push([{ path, ...file }]);
    found.push(await compare(store, folderId(was), folderId(is), `${path}/`));
  }
  return found.flat();
}

function isFile(entry: NamedEntry | undefined): entry is NamedEntry {
  return entry !== undefined && entry.mode !== FOLDER;
}

function folderId(entry: NamedEntry | undefined): string | undefined {
  return entry?.mode === FOLDER ? entry.oid : undefined;
}
