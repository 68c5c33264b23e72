import { changeMain, changeTree } from "./changes.ts";
import { draftRef, findDraft, readDraft } from "./drafts.ts";
import { changesOf, droppedCompanions, droppedMedia } from "./entry-changes.ts";
import { checkCompanions, checkNames, checkNewName, type EntryToSave } from "./entry-to-save.ts";
import { describeProblems } from "./gate.ts";
import { judge } from "./judge.ts";
import { mergeDraft } from "./merge.ts";
import { moveDraft } from "./publication.ts";
import { OVERTAKEN, untilNotOvertaken } from "./references.ts";
import { type GateProblem, Refusal } from "./refusal.ts";
import type { Status } from "./status.ts";
import { findFile, makeCommit, readMain, type Store, treeOf } from "./store.ts";
import type { WorktreeState } from "./worktrees.ts";

/** What a save did. */
export interface SavedEntry {
  /** The newest commit of the draft, or of the main branch without workflow; undefined when there is none. */
  readonly commit: string | undefined;
  readonly status: Status | undefined;
  /** Why a draft that was in review is a draft again. */
  readonly problems: readonly GateProblem[];
  readonly worktree: WorktreeState;
}

/** Saves an entry; a save that changes nothing makes no commit. */
export async function saveEntry(store: Store, entry: EntryToSave): Promise<SavedEntry> {
  checkNames(entry);
  const { collection, slug } = entry;
  if (entry.workflow) {
    return store.inTurn(draftRef(collection, slug), () => untilNotOvertaken(() => saveDraft(store, entry)));
  }
  const saved = await changeMain(store, `${verbOf(entry)} ${collection}/${slug}`, async (main) => {
    await checkNewName(store, main, entry);
    await checkCompanions(store, main, undefined, entry);
    return changesOf(store, main, entry);
  });
  return { ...saved, status: undefined, problems: [] };
}

async function saveDraft(store: Store, entry: EntryToSave): Promise<SavedEntry | typeof OVERTAKEN> {
  const ref = draftRef(entry.collection, entry.slug);
  // Before anything else is read, so that whoever moves the branch in the meantime is noticed.
  const local = (await store.objects.look(ref))?.oid;
  const main = await readMain(store);
  const branch = await findDraft(store, entry.collection, entry.slug);
  await checkNewName(store, main, entry);
  await checkCompanions(store, main, branch?.tip, entry);
  if (!branch && entry.unpublished && !(await findFile(store, main, entry.path))) throw gone(entry.slug);

  const parent = branch?.tip ?? main;
  const base = await treeOf(store, parent);
  const tree = await changeTree(store, base, [
    ...(branch ? await droppedMedia(store, main, branch, entry) : []),
    ...(branch ? await droppedCompanions(store, branch, entry) : []),
    ...(await changesOf(store, parent, entry)),
  ]);
  const current = branch && (await readDraft(store, branch)).status;
  if (tree === base) return { commit: parent, status: current, problems: [], worktree: "none" };

  const subject = `${branch ? "Met à jour" : verbOf(entry)} ${entry.collection}/${entry.slug}`;
  const commit = (status?: Status) => makeCommit(store, { tree, parents: [parent], subject, status });
  const wanted = current ?? entry.status;
  const problems = wanted === "draft" ? [] : await problemsOnMain(store, main, await commit());
  if (problems.length && !branch) {
    throw new Refusal(
      "refused",
      describeProblems("Cette fiche ne peut pas encore être envoyée en relecture.", problems),
      problems,
    );
  }
  const status = problems.length ? "draft" : wanted;
  const next = await commit(status === (current ?? "draft") ? undefined : status);
  const worktree = await moveDraft(store, { ref, local }, next);
  return worktree === OVERTAKEN ? OVERTAKEN : { commit: next, status, problems, worktree };
}

async function problemsOnMain(
  store: Store,
  main: string | undefined,
  commit: string,
): Promise<readonly GateProblem[]> {
  try {
    const { tree, files } = await mergeDraft(store, main, commit);
    return await judge(store, tree, files);
  } catch (error) {
    // A conflict does not stop a save either: it is one more reason to go back to draft.
    if (error instanceof Refusal && error.kind === "conflict") return [{ message: error.message }];
    throw error;
  }
}

function gone(slug: string): Refusal {
  return new Refusal(
    "gone",
    `Le brouillon « ${slug} » a été supprimé entre-temps. Rien n’a été enregistré : copiez ce que vous voulez garder, puis créez une nouvelle fiche.`,
  );
}

function verbOf({ newEntry }: EntryToSave): string {
  return newEntry ? "Crée" : "Met à jour";
}
