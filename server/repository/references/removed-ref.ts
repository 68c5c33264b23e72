/** Where the branches that were removed here, and are still to be removed there, are remembered. */
export const REMOVED = "refs/contribution/removed/";

/** What local branches begin with. */
export const HEADS = "refs/heads/";

/** The full name under which the removal of a branch waits to be sent. */
export function removedRef(ref: string): string {
  return REMOVED + ref.slice(HEADS.length);
}
