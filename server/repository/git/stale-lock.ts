import { randomUUID } from "node:crypto";
import type { Stats } from "node:fs";
import { rename, rm, stat } from "node:fs/promises";
import { possibleHolders } from "./git-processes.ts";

/** A lock younger than this (ms) is left alone: whoever is not git by name holds one for less. */
const YOUNG = 3_000;

/** Where the machine's processes cannot be seen, a lock older than this (ms) is taken for a dead one's. */
const OLD = 600_000;

/** The start of a process is known to about a second. */
const MARGIN = 2_000;

/** The lock file that stopped a git command, from what it wrote to its error output. */
export function lockIn(stderr: string): string | undefined {
  return /Unable to create '([^'\n]+\.lock)': File exists/.exec(stderr)?.[1];
}

/**
 * Removes a lock file of git's whose holder is dead; true when it did. A holder is a process that runs git in this
 * repository and began before its lock was made: without any, nobody can still be using it. `now`: ms since 1970.
 */
export async function removeStaleLock(lock: string, now = Date.now()): Promise<boolean> {
  const found = await stat(lock).catch(() => undefined);
  if (!found) return false;
  const age = now - found.mtimeMs;
  const holders = age < YOUNG ? undefined : await possibleHolders(lock, found.uid);
  const isStale = holders ? !holders.some((start) => start <= found.mtimeMs + MARGIN) : age > OLD;
  return isStale && removeLock(lock, found);
}

/** Removes a lock file that was judged; false when it is not the one that was looked at any more. */
export async function removeLock(lock: string, found: Pick<Stats, "ino" | "mtimeMs">): Promise<boolean> {
  // Another process may have just judged the same and be holding a new lock: what is taken away is looked at again.
  // Its name ends as locks do: were we killed before it is removed, git would take another one for a broken reference.
  const aside = lock.replace(/(\.lock)?$/, `-${randomUUID()}.lock`);
  if (!(await moved(lock, aside))) return false;
  const taken = await stat(aside);
  if (taken.ino !== found.ino || taken.mtimeMs !== found.mtimeMs) {
    await moved(aside, lock);
    return false;
  }
  await rm(aside, { force: true });
  return true;
}

function moved(from: string, to: string): Promise<boolean> {
  return rename(from, to).then(
    () => true,
    () => false,
  );
}
