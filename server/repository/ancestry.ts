import { damaged } from "./damaged.ts";
import { once, type Store } from "./store.ts";

const BASES_KEPT = 5_000;

/** The commit where a draft left the main branch, or any commit another; undefined when they share none. */
export async function findBase(
  store: Store,
  main: string | undefined,
  draft: string,
): Promise<string | undefined> {
  if (!main) return undefined;
  return once(store.bases, `${main} ${draft}`, BASES_KEPT, () => mergeBase(store, main, [draft]));
}

/** The commit that one has in common with the merge of others. */
async function mergeBase(store: Store, main: string, others: readonly string[]): Promise<string | undefined> {
  const { code, stdout, stderr } = await store.git.attempt(["merge-base", main, ...others]);
  // A history that breaks off is not one that is not shared.
  const [oid] = code === 0 ? [] : (/\b[0-9a-f]{40,64}\b/.exec(stderr) ?? []);
  if (oid) throw damaged({ oid, detail: stderr });
  if (code > 1 || (code === 1 && stderr)) throw new Error(`git merge-base: ${stderr.trim()}`);
  return code === 0 ? stdout.toString().trim() : undefined;
}

/** Whether a commit is in the history of another; both are named by their ids. */
export async function isAncestor(store: Store, older: string, newer: string | undefined): Promise<boolean> {
  return (await findBase(store, newer, older)) === older;
}

/**
 * Remembers where a commit left the main branch when it was just made: where its parents did. The main branch's commit
 * must be older than it.
 */
export async function rememberBase(
  store: Store,
  main: string | undefined,
  parents: readonly (string | undefined)[],
  commit: string,
): Promise<void> {
  const [parent, ...others] = parents.filter((candidate) => candidate !== undefined);
  if (!main || !parent) return;
  const base = others.length
    ? await mergeBase(store, main, [parent, ...others])
    : await findBase(store, main, parent);
  await once(store.bases, `${main} ${commit}`, BASES_KEPT, async () => base);
}
