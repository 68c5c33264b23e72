import { once, type Store } from "./store.ts";

const BASES_KEPT = 5_000;

/** The commit where a draft left the main branch, or any commit another; undefined when they share none. */
export async function findBase(
  store: Store,
  main: string | undefined,
  draft: string,
): Promise<string | undefined> {
  if (!main) return undefined;
  return once(store.bases, `${main} ${draft}`, BASES_KEPT, async () => {
    const { code, stdout, stderr } = await store.git.attempt(["merge-base", main, draft]);
    if (code > 1) throw new Error(`git merge-base: ${stderr.trim()}`);
    return code === 0 ? stdout.toString().trim() : undefined;
  });
}

/** Whether a commit is in the history of another; both are named by their ids. */
export async function isAncestor(store: Store, older: string, newer: string | undefined): Promise<boolean> {
  return (await findBase(store, newer, older)) === older;
}

/**
 * Remembers where a commit left the main branch, when it was just made from one parent: where that one did. The main
 * branch's commit must be older than it.
 */
export async function rememberBase(
  store: Store,
  main: string | undefined,
  parent: string | undefined,
  commit: string,
): Promise<void> {
  if (!main || !parent) return;
  const base = await findBase(store, main, parent);
  await once(store.bases, `${main} ${commit}`, BASES_KEPT, async () => base);
}
