import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isAncestor } from "../references/ancestry.ts";
import type { GitStore } from "../store.ts";

/** A branch here and what the remote holds under the same name; absent where there is none. */
export interface BranchPair {
  /** Full name here. */
  readonly ref: string;
  readonly local: string | undefined;
  readonly remote: string | undefined;
}

/**
 * What a remote held of each branch when it last went forward, by the branch's full name here. It is kept on disk: git
 * forgets what a branch held as soon as it reads it again, and what was cancelled there would be sent once more.
 */
export type Agreed = ReadonlyMap<string, string>;

/** A branch of which the remote has cancelled commits that it held, and that are still here. */
export interface Withdrawn {
  readonly ref: string;
  readonly local: string;
  /** What the remote held before. */
  readonly was: string;
  /** What it holds now; undefined when it has no such branch any more. */
  readonly now: string | undefined;
}

function fileOf({ gitDirectory }: GitStore, remote: string): string {
  return join(gitDirectory, `contribution-remote-${encodeURIComponent(remote)}.json`);
}

/** Reads it; nothing is known when nothing that can be read is there. */
export async function readAgreed(store: GitStore, remote: string): Promise<Agreed> {
  try {
    const data: unknown = JSON.parse(await readFile(fileOf(store, remote), "utf8"));
    const entries = Object.entries(data ?? {});
    return new Map(entries.filter((entry): entry is [string, string] => /^[0-9a-f]{40,64}$/.test(entry[1])));
  } catch {
    return new Map();
  }
}

/** Keeps it, whole or not at all. */
export async function writeAgreed(store: GitStore, remote: string, agreed: Agreed): Promise<void> {
  const file = fileOf(store, remote);
  // Two servers may keep it at once.
  const aside = `${file}.${process.pid}`;
  await writeFile(aside, JSON.stringify(Object.fromEntries(agreed), null, 1));
  await rename(aside, file);
}

/**
 * Takes in what the remote holds now of the branches in which nothing was cancelled; of those that cannot be read here
 * (`unread`), nobody can say yet.
 */
export async function agree(
  store: GitStore,
  remote: string,
  { pairs, unread }: { readonly pairs: readonly BranchPair[]; readonly unread: readonly string[] },
): Promise<void> {
  const before = await readAgreed(store, remote);
  const after = new Map<string, string>();
  for (const pair of pairs) {
    const oid = (await isCancelled(store, before, pair)) ? before.get(pair.ref) : pair.remote;
    if (oid) after.set(pair.ref, oid);
  }
  for (const ref of unread) {
    const oid = before.get(ref);
    if (oid) after.set(ref, oid);
  }
  const isSame = after.size === before.size && [...after].every(([ref, oid]) => before.get(ref) === oid);
  if (!isSame) await writeAgreed(store, remote, after);
}

/** The branches of which something was cancelled. */
export async function withdrawnFrom(
  store: GitStore,
  agreed: Agreed,
  pairs: readonly BranchPair[],
): Promise<Withdrawn[]> {
  const found: Withdrawn[] = [];
  for (const pair of pairs) {
    const { ref, local, remote: now } = pair;
    const was = agreed.get(ref);
    if (was && local && (await isCancelled(store, agreed, pair))) found.push({ ref, local, was, now });
  }
  return found;
}

/** Whether the remote held a commit that it does not hold any more, and that would be sent again from here. */
async function isCancelled(store: GitStore, agreed: Agreed, { ref, local, remote }: BranchPair) {
  const was = agreed.get(ref);
  if (!was || !local || was === remote || local === remote) return false;
  // A draft that is not there any more was published or abandoned, and is told apart elsewhere.
  if (!remote) return ref === store.mainRef;
  // What nobody here holds any more cannot be sent again.
  if (!(await store.objects.look(was)) || (await isAncestor(store, was, remote))) return false;
  return isAncestor(store, was, local);
}
