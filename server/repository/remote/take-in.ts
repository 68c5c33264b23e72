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
import { HEADS } from "../references/removed-ref.ts";
import { type GitStore, makeCommit } from "../store.ts";
import { moveFollowed } from "../worktree/worktrees.ts";
import type { Withdrawn } from "./agreed.ts";

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
      const next =
        !local || (await isAncestor(store, local, remote)) ? remote : await merged(store, ref, remote, local);
      const moved = await moveFollowed(store, "Reprend", [{ name: ref, previous: local, next }]);
      return moved === OVERTAKEN ? OVERTAKEN : next;
    }),
  );
}

/**
 * Follows a remote that has cancelled commits: the branch becomes what the remote holds, with what was never sent from
 * here over it. What it was is kept under a name of its own, from which git can give it back.
 */
export function followBack(outer: GitStore, { ref, local, was, now }: Withdrawn): Promise<void> {
  const writing = { attempts: ATTEMPTS, attempt: () => forWriting(outer) };
  return outer.inTurn(ref, () =>
    untilNotOvertaken<GitStore, undefined>(writing, async (store) => {
      if ((await findRef(store, ref)) !== local || !now) throw changedSince();
      const next =
        local === was ? now : await bringTogether(store, ref, { base: was, theirs: now, mine: local }, [now]);
      const aside = `refs/contribution/aside/${ref.slice(HEADS.length)}/${local}`;
      const isKept = (await findRef(store, aside)) !== undefined;
      const moved = await moveFollowed(store, "Suit le dépôt distant", [
        { name: ref, previous: local, next },
        ...(isKept ? [] : [{ name: aside, next: local }]),
      ]);
      return moved === OVERTAKEN ? OVERTAKEN : undefined;
    }),
  );
}

/** The refusal of a decision on something else than what was shown. */
export function changedSince(): Refusal {
  return new Refusal(
    "moved",
    "La situation a changé depuis que cette question vous a été posée : regardez de nouveau, puis choisissez.",
  );
}

async function merged(store: GitStore, ref: string, remote: string, local: string): Promise<string> {
  const base = await findBase(store, remote, local);
  return bringTogether(store, ref, { base, theirs: remote, mine: local }, [remote, local]);
}

interface Sides {
  readonly base: string | undefined;
  readonly theirs: string;
  readonly mine: string;
}

async function bringTogether(store: GitStore, ref: string, sides: Sides, parents: readonly string[]) {
  const subject = "Réunit ce qui a été fait ici et ailleurs";
  // Nobody in particular puts together what several people did.
  const signed = { ...store, author: TOOL };
  const { theirs, mine } = sides;
  if (ref === NOTES) {
    const tree = await mergeNoteTrees(store, theirs, mine);
    return makeCommit(signed, { tree, parents, subject });
  }
  const port = createLocalStore(store);
  const files = await filesToTakeIn(store, port, sides);
  if (ref === store.mainRef) {
    const problems = await judge({ store: port, gate: store.gate }, theirs, files);
    refuseWith("Ce qui a été publié ici et ailleurs ne va pas ensemble.", problems);
  }
  const tree = await treeWith(store, theirs, files);
  if (!tree) throw new Refusal("conflict", "Un fichier d’ici et un dossier d’ailleurs portent le même nom.");
  return makeCommit(signed, { tree, parents, subject });
}

/** What the branch here changes of the remote's, merged with it. */
async function filesToTakeIn(
  store: GitStore,
  port: Parameters<typeof mergePaths>[0],
  { base, theirs, mine }: Sides,
) {
  const changes = await besidePublished(store, theirs, await compareTrees(store, base, mine));
  const asIn = { commit: mine, of: "proposal" } as const;
  const paths = changes.map(({ path, base: was, before, after }) => ({
    path,
    base: was,
    theirs: before,
    mine: after && { ...after, asIn },
  }));
  return (await mergePaths(port, { base: published(base), theirs: published(theirs), paths })).files;
}
