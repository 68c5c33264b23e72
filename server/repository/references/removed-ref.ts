import type { GitStore } from "../store.ts";
import { isAncestor } from "./ancestry.ts";

/** Where the branches that were removed here, and are still to be removed there, are remembered. */
export const REMOVED = "refs/contribution/removed/";

/** What local branches begin with. */
export const HEADS = "refs/heads/";

/** The full name under which the removal of a branch waits to be sent. */
export function removedRef(ref: string): string {
  return REMOVED + ref.slice(HEADS.length);
}

/** Whether what a branch of the remote holds was removed here: up to a commit, or not at all. */
export async function isCovered(store: GitStore, oid: string, removed: string | undefined): Promise<boolean> {
  return removed !== undefined && (oid === removed || (await isAncestor(store, oid, removed)));
}
