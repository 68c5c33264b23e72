import { Refusal } from "../../contribution/desk/refusal.ts";
import { OVERTAKEN } from "../../contribution/desk/store.ts";
import { withProblems } from "../../contribution/review/refusals.ts";
import { isAncestor } from "./ancestry.ts";
import { findRef } from "./find-ref.ts";
import { TOOL } from "./identity.ts";
import { judge } from "./judge.ts";
import { changesOnly, mergeDraft } from "./merge.ts";
import { mergeNoteTrees, NOTES } from "./notes.ts";
import { untilNotOvertaken } from "./references.ts";
import { makeCommit, type Store } from "./store.ts";
import { moveFollowed } from "./worktrees.ts";

/** A branch here and what the remote holds under the same name; absent where there is none. */
export interface BranchPair {
  /** Full name here. */
  readonly ref: string;
  readonly local: string | undefined;
  readonly remote: string | undefined;
}

/**
 * Brings what the remote has into the local branch: forward when nothing was done here, by a merge of the fields else.
 * Gives what the local branch holds then. Throws a refusal, with nothing changed, when both changed the same field.
 */
export function takeIn(outer: Store, ref: string, remote: string): Promise<string> {
  return outer.inTurn(ref, () =>
    untilNotOvertaken(outer, async (store) => {
      const local = await findRef(store, ref);
      if (local === remote || (local && (await isAncestor(store, remote, local)))) return local;
      const isForward = !local || (await isAncestor(store, local, remote));
      const next = isForward ? remote : await merged(store, ref, remote, local);
      const moved = await moveFollowed(store, "Reprend", [{ name: ref, previous: local, next }]);
      return moved === OVERTAKEN ? OVERTAKEN : next;
    }),
  );
}

async function merged(store: Store, ref: string, remote: string, local: string): Promise<string> {
  const subject = "Réunit ce qui a été fait ici et ailleurs";
  // Nobody in particular puts together what several people did.
  const signed = { ...store, author: TOOL };
  if (ref === NOTES) {
    const tree = await mergeNoteTrees(store, remote, local);
    return makeCommit(signed, { tree, parents: [remote, local], subject });
  }
  const { tree, files } = await mergeDraft(store, remote, local);
  await changesOnly(store, remote, { tree, files });
  if (ref === store.mainRef) {
    const problems = await judge(store, tree, files);
    const consequence = "Ce qui a été publié ici et ailleurs ne va pas ensemble.";
    if (problems.length) throw new Refusal("refused", withProblems(consequence, problems), problems);
  }
  return makeCommit(signed, { tree, parents: [remote, local], subject });
}
