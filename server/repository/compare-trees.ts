import { compareFolders } from "./folder.ts";
import { readFolder, type Store, treeOf } from "./store.ts";
import { FOLDER, type TreeDifference } from "./tree.ts";

/**
 * The files that differ between two trees or commits, renames being a removal and an addition; undefined is what
 * holds nothing. Folders that are the same are not looked into.
 */
export async function compareTrees(
  store: Store,
  before: string | undefined,
  after: string | undefined,
): Promise<TreeDifference[]> {
  const [old, now] = await Promise.all([treeOf(store, before), treeOf(store, after)]);
  return compare(store, old, now, "");
}

async function compare(
  store: Store,
  before: string | undefined,
  after: string | undefined,
  folder: string,
): Promise<TreeDifference[]> {
  if (before === after) return [];
  const [old, now] = await Promise.all([readFolder(store, before), readFolder(store, after)]);
  const found: TreeDifference[] = [];
  for (const difference of compareFolders(old, now)) {
    const path = `${folder}${difference.name}`;
    const sides = [difference.before, difference.after];
    const [was, is] = sides.map((entry) => (entry?.mode === FOLDER ? undefined : entry));
    if (was || is) found.push({ path, ...(was && { before: was }), ...(is && { after: is }) });
    const [inOld, inNow] = sides.map((entry) => (entry?.mode === FOLDER ? entry.oid : undefined));
    found.push(...(await compare(store, inOld, inNow, `${path}/`)));
  }
  return found;
}
