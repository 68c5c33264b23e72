import { randomUUID } from "node:crypto";
import type { EntryName } from "../../contribution/desk/entry.ts";
import { mergeNotes } from "../../contribution/desk/notes/merge-notes.ts";
import type { Note } from "../../contribution/desk/notes/note.ts";
import { Refusal } from "../../contribution/desk/refusal.ts";
import { type NoteWrite, OVERTAKEN, type Store } from "../../contribution/desk/store.ts";
import { compareTrees } from "./objects/compare-trees.ts";
import { writeTree } from "./objects/write-tree.ts";
import { findBase } from "./references/ancestry.ts";
import { findRef } from "./references/find-ref.ts";
import { remembering } from "./references/intention.ts";
import { moveReferences } from "./references/references.ts";
import { findFile, type GitStore, makeCommit, readObject, treeOf } from "./store.ts";

// A branch and not another kind of reference, because a plain clone carries branches.
export const NOTES = "refs/heads/contribution/notes";

/** Where the notes were when an attempt read them: here, and here or on the remote. */
interface SeenNotes {
  readonly local: string | undefined;
  readonly tip: string | undefined;
}

/** The notes of a store: each entry has one JSON file on a branch of its own history. */
export function createNoteStore(git: GitStore): Pick<Store, "notes" | "writeNote"> {
  let seen: SeenNotes = { local: undefined, tip: undefined };
  return {
    notes: async (name) => {
      const local = await findRef(git, NOTES);
      seen = { local, tip: local ?? (await findRef(git, `refs/remotes/${git.remote}/contribution/notes`)) };
      return readFile(git, seen.tip, notesPath(name));
    },
    writeNote: (write) => writeNote(git, seen, write),
  };
}

async function writeNote(
  git: GitStore,
  { local, tip }: SeenNotes,
  { before, after, subject, outcome, ...name }: NoteWrite,
): Promise<Note | typeof OVERTAKEN> {
  const path = notesPath(name);
  const notes = await readFile(git, tip, path);
  const made = after && { id: randomUUID(), timestamp: new Date().toISOString(), ...after };
  const next = before
    ? notes.flatMap((note) => (note.id === before.id ? (made ?? []) : note))
    : [...notes, ...(made ? [made] : [])];
  const blob = { mode: "100644", oid: git.writer.write("blob", toJson(next)) };
  const tree = await writeTree(git, await treeOf(git, tip), [{ path, blob }]);
  if (!tree)
    throw new Refusal("invalid", "Les notes de cette fiche ne peuvent pas être enregistrées dans le dépôt.");
  const said = await subject();
  const commit = await makeCommit(git, { tree, parents: [tip], subject: said });
  const told = (made ?? before) as Note;
  const moves = [{ name: NOTES, previous: local, next: commit }, ...remembering(git, outcome(told))];
  return (await moveReferences(git, said, moves)) === OVERTAKEN ? OVERTAKEN : told;
}

/** The tree that holds the notes of two commits made from the same one, merged. */
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

function notesPath({ collection, slug }: EntryName): string {
  return `${collection}/${slug}.json`;
}
