import { Refusal } from "../../contribution/desk/refusal.ts";
import { STATUS_SUBJECTS, type Status } from "../../contribution/desk/status.ts";
import { OVERTAKEN } from "../../contribution/desk/store.ts";
import { EXTENSION } from "../../contribution/model/collections.ts";
import { UNREAD, withProblems } from "../../contribution/review/refusals.ts";
import { commitSubject, entrySubject, readText } from "./commit-subject.ts";
import { findCollection } from "./data-path.ts";
import { type Draft, type DraftBranch, findDraft, readDraft } from "./drafts.ts";
import { findRef } from "./find-ref.ts";
import { onceFor, remembering } from "./intention.ts";
import { judgedMerge } from "./judged-merge.ts";
import type { ReferenceMove } from "./references.ts";
import { removedRef } from "./removed-ref.ts";
import { makeCommit, readMain, type Store, treeOf } from "./store.ts";
import { type Followed, moveFollowed, NOBODY } from "./worktrees.ts";

/** What a publication or a write to the main branch did. */
export interface Published extends Followed {
  /** The commit that the main branch holds now. */
  readonly commit: string;
}

/** The draft of an entry, or a `not-found` refusal. */
export async function requireDraft(store: Store, collection: string, slug: string): Promise<DraftBranch> {
  const branch = await findDraft(store, collection, slug);
  if (!branch) throw noDraft(slug);
  return branch;
}

/** The refusal of what is asked of a draft that is not there. */
export function noDraft(slug: string): Refusal {
  return new Refusal("not-found", `Il n’y a pas de brouillon pour « ${slug} ».`);
}

/** Moves a draft to a status by a commit that changes no file; review and publication ask the gate first. */
export function setStatus(outer: Store, collection: string, slug: string, status: Status): Promise<Draft> {
  return onceFor<Draft>(outer, async (store) => {
    const draft = await readDraft(store, await requireDraft(store, collection, slug));
    if (draft.status === status) return draft;
    if (status !== "draft") {
      await judgeMerge(
        store,
        await readMain(store),
        draft,
        "Cette fiche ne peut pas encore être envoyée en relecture.",
      );
    }
    const commit = await makeCommit(store, {
      tree: (await treeOf(store, draft.tip)) ?? "",
      parents: [draft.tip],
      subject: await entrySubject(store, STATUS_SUBJECTS[status], draft.tip, collection, slug),
      status,
    });
    const outcome = { ...draft, tip: commit, local: commit, status };
    const moved = await moveDraft(store, draft, commit, outcome);
    return moved === OVERTAKEN ? OVERTAKEN : outcome;
  });
}

/**
 * Merges a draft into the main branch and removes its branch, both or neither. `seen` is the commit of the draft that
 * was read before: what was written since is not published unread.
 */
export function publish(
  outer: Store,
  collection: string,
  slug: string,
  seen: string | undefined,
): Promise<Published> {
  return outer.inTurn(outer.mainRef, () =>
    onceFor<Published>(outer, async (store) => {
      const [branch, main] = [await requireDraft(store, collection, slug), await readMain(store)];
      if (seen !== undefined && (await knownTree(store, seen)) !== (await treeOf(store, branch.tip)))
        throw new Refusal("moved", UNREAD);
      const tree = await judgeMerge(store, main, branch, "Cette fiche ne peut pas encore être publiée.");
      const subject = await publicationSubject(store, main, tree, collection, slug);
      const next = await makeCommit(store, { tree, parents: [main, branch.tip], subject });
      const moves = [
        { name: store.mainRef, previous: main, next },
        ...(await removal(store, branch)),
        ...remembering(store, { commit: next, ...NOBODY }),
      ];
      const followed = await moveFollowed(store, subject, moves);
      return followed === OVERTAKEN ? OVERTAKEN : { commit: next, ...followed };
    }),
  );
}

/** The tree of a commit that somebody names, who may be wrong. */
async function knownTree(store: Store, commit: string): Promise<string | undefined> {
  return (await store.objects.look(commit))?.type === "commit" ? treeOf(store, commit) : undefined;
}

/** Abandons a draft: removes its branch, and what is known here of the remote's. */
export async function deleteDraft(outer: Store, collection: string, slug: string): Promise<void> {
  await onceFor<object>(outer, async (store) => {
    const branch = await requireDraft(store, collection, slug);
    const moves = [...(await removal(store, branch)), ...remembering(store, {})];
    const moved = await moveFollowed(store, `Supprime ${collection}/${slug}`, moves);
    return moved === OVERTAKEN ? OVERTAKEN : {};
  });
}

/** Moves a draft's local branch to a new commit, creating it if need be, and remembers the outcome. */
export async function moveDraft(
  store: Store,
  { ref, local }: Pick<DraftBranch, "ref" | "local">,
  next: string,
  outcome: object,
): Promise<typeof OVERTAKEN | Followed> {
  const moves = [{ name: ref, previous: local, next }, ...remembering(store, outcome)];
  return moveFollowed(store, "Contribution", moves);
}

/** The tree of a draft merged into the main branch; throws a `refused` refusal if the gate finds problems in it. */
async function judgeMerge(
  store: Store,
  main: string | undefined,
  branch: DraftBranch,
  consequence: string,
): Promise<string> {
  const { tree, problems } = await judgedMerge(store, main, branch, branch.tip);
  if (!tree) throw new Refusal("refused", withProblems(consequence, problems), problems);
  return tree;
}

/** Says what changes for the public. */
async function publicationSubject(
  store: Store,
  main: string | undefined,
  tree: string,
  collection: string,
  slug: string,
): Promise<string> {
  const path = `${findCollection(collection).folder}/${slug}${EXTENSION}`;
  const [before, after] = await Promise.all([readText(store, main, path), readText(store, tree, path)]);
  return commitSubject(store, "Publie", tree, path, { before, after });
}

/** Takes a draft's branch away, and remembers to take away that of the remote. */
async function removal(store: Store, { ref, local, remote }: DraftBranch): Promise<ReferenceMove[]> {
  const waiting = removedRef(ref);
  const previous = remote && store.followsRemote ? await findRef(store, waiting) : undefined;
  return [
    ...(local ? [{ name: ref, previous: local }] : []),
    ...(remote && !store.followsRemote ? [{ name: remote.ref, previous: remote.oid }] : []),
    ...(remote && store.followsRemote && previous !== remote.oid
      ? [{ name: waiting, previous, next: remote.oid }]
      : []),
  ];
}
