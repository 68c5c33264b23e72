import { isAllPublished } from "../../../contribution/desk/files/proposal-files.ts";
import type { ProposedChange } from "../../../contribution/desk/store.ts";
import { mapPooled } from "../git/pool.ts";
import type { TreeDifference } from "../objects/tree.ts";
import { findFile, type GitStore } from "../store.ts";

/** Files compared at the same time. */
const AT_ONCE = 64;

/** Differences of a branch with where it left the main one, each beside what that holds now. */
export function besidePublished(
  git: GitStore,
  main: string | undefined,
  differences: readonly TreeDifference[],
) {
  const root = { ...git, prefix: "" };
  return mapPooled(differences, AT_ONCE, async ({ path, before: base, after }) => {
    const before = await findFile(root, main, path);
    return { path, ...(base && { base }), ...(before && { before }), ...(after && { after }) };
  });
}

/**
 * Whether all that a draft changes of the catalogue is in the main branch, or was since the draft left it at `base`:
 * its commits may have been squashed, or copied by hand.
 */
export function isOver(
  store: GitStore,
  main: string | undefined,
  base: string | undefined,
  changes: readonly ProposedChange[],
): Promise<boolean> {
  return isAllPublished(store.prefix, changes, async (path, after) => {
    // Nothing tells when, or what is not there.
    if (!base || !after?.oid) return false;
    const args = ["log", "-1", "--no-show-signature", "--full-history", "-m", "--format=%H"];
    const range = [`--find-object=${after.oid}`, `${base}..${main}`, "--", `:(top,literal)${path}`];
    return (await store.git.text([...args, ...range])) !== "";
  });
}
