import type { EntryToSave } from "../../contribution/desk/entry.ts";
import { type GateProblem, Refusal } from "../../contribution/desk/refusal.ts";
import type { Status } from "../../contribution/desk/status.ts";
import { OVERTAKEN } from "../../contribution/desk/store.ts";
import { withProblems } from "../../contribution/review/refusals.ts";
import { isAncestor, rememberBase } from "./ancestry.ts";
import { changeMain, changeTree } from "./changes.ts";
import { commitSubject, readText } from "./commit-subject.ts";
import type { VersionsOfEntry } from "./describe-change.ts";
import { draftRef, findDraft, readDraft } from "./drafts.ts";
import { changesOf, droppedCompanions, droppedMedia } from "./entry-changes.ts";
import { checkCompanions, checkNames, checkNewName } from "./entry-to-save.ts";
import { findRef } from "./find-ref.ts";
import { onceFor } from "./intention.ts";
import { judgedMerge } from "./judged-merge.ts";
import { mergeDraft } from "./merge.ts";
import { checkNotGone } from "./not-gone.ts";
import { moveDraft } from "./publication.ts";
import { makeCommit, readMain, type Store, treeOf } from "./store.ts";
import { type Followed, NOBODY } from "./worktrees.ts";

/** What a save did. */
export interface SavedEntry extends Followed {
  /** The newest commit of the draft, or of the main branch without workflow; undefined when there is none. */
  readonly commit: string | undefined;
  readonly status: Status | undefined;
  /** Why a draft that was in review is a draft again. */
  readonly problems: readonly GateProblem[];
  /** The text stored, when it also holds what somebody else changed since the edit began. */
  readonly mergedText?: string | undefined;
}

/** Saves an entry; a save that changes nothing makes no commit. */
export async function saveEntry(outer: Store, entry: EntryToSave): Promise<SavedEntry> {
  checkNames(entry);
  const { collection, slug, path } = entry;
  if (entry.workflow) {
    const attempt = (store: Store) => saveDraft(store, entry);
    return outer.inTurn(draftRef(collection, slug), () => onceFor(outer, attempt));
  }
  const saved = await changeMain(outer, async (store, main) => {
    await checkNewName(store, main, entry);
    await checkCompanions(store, main, undefined, entry);
    await checkNotGone(store, main, false, entry);
    const made = await changesOf(store, main, main, entry);
    const versions = { before: await readText(store, main, path), after: made.text };
    const { changes, mergedText } = made;
    return { subject: await subjectOf(store, main, entry, versions), changes, mergedText };
  });
  return { ...saved, status: undefined, problems: [] };
}

async function saveDraft(store: Store, entry: EntryToSave): Promise<SavedEntry | typeof OVERTAKEN> {
  const ref = draftRef(entry.collection, entry.slug);
  // Before anything else is read, so that whoever moves the branch in the meantime is noticed.
  const local = await findRef(store, ref);
  const main = await readMain(store);
  const branch = await findDraft(store, entry.collection, entry.slug);
  await checkNewName(store, main, entry);
  await checkCompanions(store, main, branch?.tip, entry);
  await checkNotGone(store, main, !!branch, entry);

  const parent = branch?.tip ?? main;
  const { changes, images, text, mergedText } = await changesOf(store, main, parent, entry);
  const draft = branch && (await readDraft(store, branch));
  const taken = branch && entry.resolves;
  const before = await treeOf(store, parent);
  const base = taken ? await treeWithMain(store, taken, branch.tip, entry.path) : before;
  const tree = await changeTree(store, base, [
    // After a merge, an image that this editor does not know may be the other's.
    ...(draft && !taken && mergedText === undefined ? await droppedMedia(store, main, draft, images) : []),
    ...(draft ? droppedCompanions(draft, entry) : []),
    ...changes,
  ]);
  const current = draft?.status;
  if (tree === before && !taken)
    return { commit: parent, status: current, problems: [], ...NOBODY, mergedText };

  const versions = { before: await readText(store, parent, entry.path), after: text };
  const subject = await subjectOf(store, tree, entry, versions);
  const commit = async (status?: Status) => {
    const made = await makeCommit(store, { tree, parents: [parent, taken], subject, status });
    await rememberBase(store, main, [parent, taken], made);
    return made;
  };
  const wanted = current ?? entry.status;
  const problems = wanted === "draft" ? [] : await problemsOnMain(store, main, entry, await commit());
  if (problems.length && !branch) {
    throw new Refusal(
      "refused",
      withProblems("Cette fiche ne peut pas encore être envoyée en relecture.", problems),
      problems,
    );
  }
  const status = problems.length ? "draft" : wanted;
  const next = await commit(status === (current ?? "draft") ? undefined : status);
  const outcome: SavedEntry = { commit: next, status, problems, ...NOBODY, mergedText };
  const followed = await moveDraft(store, { ref, local }, next, outcome);
  return followed === OVERTAKEN ? OVERTAKEN : { ...outcome, ...followed };
}

/** The tree of a draft that takes in a commit of the main branch; the entry itself is still to be written. */
async function treeWithMain(store: Store, commit: string, tip: string, path: string): Promise<string> {
  const isCommit = (await store.objects.look(commit))?.type === "commit";
  if (!isCommit || !(await isAncestor(store, commit, await readMain(store))))
    throw new Refusal("invalid", "La version publiée que cette demande nomme n’existe pas.");
  return (await mergeDraft(store, commit, tip, path)).tree;
}

async function problemsOnMain(
  store: Store,
  main: string | undefined,
  entry: EntryToSave,
  commit: string,
): Promise<readonly GateProblem[]> {
  try {
    return (await judgedMerge(store, main, entry, commit)).problems;
  } catch (error) {
    // A conflict does not stop a save either: it is one more reason to go back to draft.
    if (error instanceof Refusal && error.kind === "conflict") return [{ message: error.message }];
    throw error;
  }
}

function subjectOf(
  store: Store,
  treeish: string | undefined,
  { path }: EntryToSave,
  versions: VersionsOfEntry,
): Promise<string> {
  const verb = versions.before === undefined ? "Crée" : "Met à jour";
  return commitSubject(store, verb, treeish, path, versions);
}
