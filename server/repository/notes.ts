import { randomUUID } from "node:crypto";
import { textsOf } from "../../contribution/desk/desk-work.ts";
import { checkSlug, findCollection, pathOfEntry } from "../../contribution/desk/files/data-path.ts";
import { Refusal } from "../../contribution/desk/refusal.ts";
import { OVERTAKEN } from "../../contribution/desk/store.ts";
import { entrySubject } from "../../contribution/desk/wording/subject.ts";
import { findDraft } from "./drafts/drafts.ts";
import { createLocalStore } from "./local-store.ts";
import { compareTrees } from "./objects/compare-trees.ts";
import { writeTree } from "./objects/write-tree.ts";
import { findBase } from "./references/ancestry.ts";
import { findRef } from "./references/find-ref.ts";
import { onceFor, remembering } from "./references/intention.ts";
import { moveReferences } from "./references/references.ts";
import { findFile, type GitStore, makeCommit, readMain, readObject, treeOf } from "./store.ts";

/** What somebody says of an entry under review. */
export interface Note {
  readonly id: string;
  readonly author: string;
  /** Date of writing, ISO 8601. */
  readonly timestamp: string;
  readonly content: string;
  readonly resolved: boolean;
}

/** The parts of a note that may change after it is written. */
export type NoteUpdate = Partial<Pick<Note, "content" | "resolved">>;

// A branch and not another kind of reference, because a plain clone carries branches.
export const NOTES = "refs/heads/contribution/notes";

/** The notes of an entry, oldest first; each entry has one JSON file on a branch of its own history. */
export async function readNotes(store: GitStore, collection: string, slug: string): Promise<Note[]> {
  return readFile(store, await findTip(store), notesPath(collection, slug));
}

/** Adds a note, dated now. */
export async function addNote(
  store: GitStore,
  collection: string,
  slug: string,
  said: Pick<Note, "author" | "content">,
): Promise<Note> {
  const note = { id: randomUUID(), timestamp: new Date().toISOString(), resolved: false, ...said };
  const { told } = await changeNotes(store, collection, slug, "Ajoute une note sur", (notes) => ({
    notes: [...notes, note],
    told: note,
  }));
  return told;
}

/** Changes a note and gives what it became. */
export async function updateNote(
  store: GitStore,
  collection: string,
  slug: string,
  id: string,
  update: NoteUpdate,
): Promise<Note> {
  const { told } = await changeNotes(store, collection, slug, "Modifie une note sur", (notes) => {
    const changed = { ...requireNote(notes, id), ...update };
    return { notes: notes.map((note) => (note.id === id ? changed : note)), told: changed };
  });
  return told;
}

/** Removes a note. */
export async function deleteNote(
  store: GitStore,
  collection: string,
  slug: string,
  id: string,
): Promise<void> {
  await changeNotes(store, collection, slug, "Supprime une note sur", (notes) => {
    const removed = requireNote(notes, id);
    return { notes: notes.filter((note) => note !== removed), told: removed };
  });
}

/** The notes of an entry after a change, and the one that it is about. */
interface ChangedNotes {
  readonly notes: readonly Note[];
  readonly told: Note;
}

async function changeNotes(
  outer: GitStore,
  collection: string,
  slug: string,
  verb: string,
  change: (notes: readonly Note[]) => ChangedNotes,
): Promise<Pick<ChangedNotes, "told">> {
  const path = notesPath(collection, slug);
  return outer.inTurn(NOTES, () =>
    onceFor(outer, async (store) => {
      const previous = await findRef(store, NOTES);
      const tip = previous ?? (await findTip(store));
      const { notes, told } = change(await readFile(store, tip, path));
      const blob = { mode: "100644", oid: store.writer.write("blob", toJson(notes)) };
      const tree = await writeTree(store, await treeOf(store, tip), [{ path, blob }]);
      if (!tree)
        throw new Refusal(
          "invalid",
          "Les notes de cette fiche ne peuvent pas être enregistrées dans le dépôt.",
        );
      const commit = (await findDraft(store, collection, slug)).draft?.tip ?? (await readMain(store));
      const readText = textsOf({ store: createLocalStore(store) }, { commit, of: "proposal" });
      const subject = await entrySubject(verb, pathOfEntry({ collection, slug }), readText);
      const next = await makeCommit(store, { tree, parents: [tip], subject });
      const moves = [{ name: NOTES, previous, next }, ...remembering(store, { told })];
      const moved = await moveReferences(store, subject, moves);
      return moved === OVERTAKEN ? OVERTAKEN : { told };
    }),
  );
}

async function findTip(store: GitStore): Promise<string | undefined> {
  const remote = `refs/remotes/${store.remote}/contribution/notes`;
  return (await findRef(store, NOTES)) ?? (await findRef(store, remote));
}

/**
 * The tree that holds the notes of two commits made from the same one: what either added or changed, without what
 * either removed.
 */
export async function mergeNoteTrees(store: GitStore, theirs: string, mine: string): Promise<string> {
  const base = await findBase(store, theirs, mine);
  const changes = (await compareTrees(store, base, mine)).map(async ({ path }) => {
    const [before, ours, others] = await Promise.all(
      [base, mine, theirs].map((at) => readFile(store, at, path)),
    );
    const notes = mergeNotes(before ?? [], ours ?? [], others ?? []);
    return { path, blob: { mode: "100644", oid: store.writer.write("blob", toJson(notes)) } };
  });
  const tree = await writeTree(store, await treeOf(store, theirs), await Promise.all(changes));
  if (!tree) throw new Error("the notes of two repositories cannot be put together");
  return tree;
}

function mergeNotes(base: readonly Note[], mine: readonly Note[], theirs: readonly Note[]): Note[] {
  const same = (one: Note | undefined, other: Note | undefined) =>
    JSON.stringify(one) === JSON.stringify(other);
  const of = (notes: readonly Note[], id: string) => notes.find((note) => note.id === id);
  const ids = [...new Set([...base, ...theirs, ...mine].map(({ id }) => id))];
  const kept = ids.map((id) => {
    const [before, ours, others] = [of(base, id), of(mine, id), of(theirs, id)];
    return same(before, ours) ? others : ours;
  });
  return kept
    .filter((note) => note !== undefined)
    .sort((a, b) => (a.timestamp < b.timestamp ? -1 : Number(a.timestamp > b.timestamp)));
}

function toJson(notes: readonly Note[]): string {
  return `${JSON.stringify(notes, null, 2)}\n`;
}

async function readFile(store: GitStore, tip: string | undefined, path: string): Promise<Note[]> {
  const blob = await findFile({ ...store, prefix: "" }, tip, path);
  if (!blob) return [];
  const text = (await readObject(store, blob.oid, "blob", path)).toString();
  // Only this file writes on that branch, so the shape is ours.
  return JSON.parse(text) as Note[];
}

function requireNote(notes: readonly Note[], id: string): Note {
  const note = notes.find((candidate) => candidate.id === id);
  if (!note) throw new Refusal("not-found", "Cette note n’existe plus.");
  return note;
}

function notesPath(collection: string, slug: string): string {
  checkSlug(slug);
  return `${findCollection(collection).name}/${slug}.json`;
}
