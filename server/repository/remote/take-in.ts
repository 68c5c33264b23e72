import { published } from "../../../contribution/desk/desk-work.ts";
import { judge, refuseWith } from "../../../contribution/desk/judging/judged-proposal.ts";
import { mergePaths } from "../../../contribution/desk/merging/merge.ts";
import { Refusal } from "../../../contribution/desk/refusal.ts";
import { OVERTAKEN } from "../../../contribution/desk/store.ts";
import { untilNotOvertaken } from "../../../contribution/desk/until-not-overtaken.ts";
import { besidePublished } from "../drafts/over.ts";
import { TOOL } from "../identity.ts";
import { createLocalStore, treeWith } from "../local-store.ts";
import { mergeNoteTrees, NOTES } from "../notes.ts";
import { compareTrees } from "../objects/compare-trees.ts";
import { findBase, isAncestor } from "../references/ancestry.ts";
import { findRef } from "../references/find-ref.ts";
import { ATTEMPTS, forWriting } from "../references/references.ts";
import { type GitStore, makeCommit } from "../store.ts";
import { moveFollowed } from "../worktree/worktrees.ts";

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
export function takeIn(outer: GitStore, ref: string, remote: string): Promise<string> {
  const writing = { attempts: ATTEMPTS, attempt: () => forWriting(outer) };
  return outer.inTurn(ref, () =>
    untilNotOvertaken<GitStore, string>(writing, async (store) => {
      const local = await findRef(store, ref);
      if (local === remote || (local && (await isAncestor(store, remote, local)))) return local;
      const isForward = !local || (await isAncestor(store, local, remote));
      const next = isForward ? remote : await merged(store, ref, remote, local);
      const moved = await moveFollowed(store, "Reprend", [{ name: ref, previous: local, next }]);
      return moved === OVERTAKEN ? OVERTAKEN : next;
    }),
  );
}

async function merged(store: GitStore, ref: string, remote: string, local: string): Promise<string> {
  const subject = "Réunit ce qui a été fait ici et ailleurs";
  // Nobody in particular puts together what several people did.
  const signed = { ...store, author: TOOL };
  if (ref === NOTES) {
    const tree = await mergeNoteTrees(store, remote, local);
    return makeCommit(signed, { tree, parents: [remote, local], subject });
  }
  const port = createLocalStore(store);
  const files = await filesToTakeIn(store, port, remote, local);
  if (ref === store.mainRef) {
    const problems = await judge({ store: port, gate: store.gate }, remote, files);
    refuseWith("Ce qui a été publié ici et ailleurs ne va pas ensemble.", problems);
  }
  const tree = await treeWith(store, remote, files);
  if (!tree) throw new Refusal("conflict", "Un fichier d’ici et un dossier d’ailleurs portent le même nom.");
  return makeCommit(signed, { tree, parents: [remote, local], subject });
}

/** What the branch here changes of the remote's, merged with it. */
async function filesToTakeIn(
  store: GitStore,
  port: Parameters<typeof mergePaths>[0],
  remote: string,
  local: string,
) {
  const base = await findBase(store, remote, local);
  const changes = await besidePublished(store, remote, await compareTrees(store, base, local));
  const asIn = { commit: local, of: "proposal" } as const;
  const paths = changes.map(({ path, base: was, before, after }) => ({
    path,
    base: was,
    theirs: before,
    mine: after && { ...after, asIn },
  }));
  return (await mergePaths(port, { base: published(base), theirs: published(remote), paths })).files;
}
