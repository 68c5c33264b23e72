import { type DeskWork, proposed, published, textsOf } from "../desk-work.ts";
import type { EntryName } from "../entry.ts";
import { checkSlug, findCollection, pathOfEntry } from "../files/data-path.ts";
import { Refusal } from "../refusal.ts";
import { OVERTAKEN, type Store } from "../store.ts";
import { untilNotOvertaken } from "../until-not-overtaken.ts";
import { entrySubject } from "../wording/subject.ts";
import type { NewNote, Note, NoteUpdate } from "./note.ts";

/** How many of the last writes of a note are remembered in it: those that may still be asked for again. */
const MOST_INTENTIONS = 4;

/** Who writes when nobody says it. */
const NOBODY = "Anonyme";

/** How a write of a note is asked for. */
export interface NoteAsked {
  /** Its name, for a store that does not remember it itself: with the same one, it is done once. */
  readonly intention?: string | undefined;
  /** Whether it was asked before and not answered, so that it may be done. */
  readonly isAgain?: boolean | undefined;
}

/** A note before a write and after it: absent where it is not there yet, or not any more. */
interface NoteChange {
  readonly before?: Note | undefined;
  readonly after?: Note | NewNote | undefined;
}

/** The notes of an entry, oldest first. */
export async function readNotes(
  { store }: Pick<DeskWork, "store">,
  name: EntryName,
): Promise<readonly Note[]> {
  checkName(name);
  return store.attempt().notes(name);
}

/** Adds a note, dated now. */
export function addNote(
  work: DeskWork,
  name: EntryName,
  said: Pick<Note, "author" | "content">,
  asked: NoteAsked,
): Promise<Note> {
  const note = { author: said.author || NOBODY, content: contentOf(said.content), resolved: false };
  return changeNote(work, name, "Ajoute une note sur", asked, () => ({ after: note }));
}

/** Changes a note and gives what it became. */
export function updateNote(
  work: DeskWork,
  name: EntryName,
  id: string,
  { content, resolved }: NoteUpdate,
  asked: NoteAsked,
): Promise<Note> {
  const update = {
    ...(content !== undefined && { content: contentOf(content) }),
    ...(resolved !== undefined && { resolved }),
  };
  return changeNote(work, name, "Modifie une note sur", asked, (notes) => {
    const before = requireNote(notes, id);
    return { before, after: { ...before, ...update } };
  });
}

/** Says of a note that it is settled, or not any more, and gives what it became. */
export function toggleNote(work: DeskWork, name: EntryName, id: string, asked: NoteAsked): Promise<Note> {
  return changeNote(work, name, "Modifie une note sur", asked, (notes) => {
    const before = requireNote(notes, id);
    return { before, after: { ...before, resolved: !before.resolved } };
  });
}

/** Removes a note. */
export async function deleteNote(
  work: DeskWork,
  name: EntryName,
  id: string,
  asked: NoteAsked,
): Promise<void> {
  await changeNote(work, name, "Supprime une note sur", asked, (notes) => {
    const isDone = asked.isAgain && !work.store.recall && !notes.some((note) => note.id === id);
    return isDone ? {} : { before: requireNote(notes, id) };
  });
}

/** What a write of a note did: the note as it is then, or as it was when it is removed. */
interface NoteWritten {
  readonly told: Note;
}

async function changeNote(
  outer: DeskWork,
  name: EntryName,
  verb: string,
  { intention }: NoteAsked,
  change: (notes: readonly Note[]) => NoteChange,
): Promise<Note> {
  checkName(name);
  const { told } = await outer.store.inTurn("notes", () =>
    untilNotOvertaken<Store, NoteWritten | { told: undefined }>(outer.store, async (store) => {
      const notes = await store.notes(name);
      const known = intention && notes.find(({ intentions }) => intentions?.includes(intention));
      if (known) return { told: known };
      const { before, after } = change(notes);
      if (!before && !after) return { told: undefined };
      const subject = () => subjectOf({ ...outer, store }, name, verb);
      const outcome = (note: Note) => ({ told: note });
      const written = await store.writeNote({
        ...name,
        ...{ before, after: after && meant(after, intention), subject, outcome },
      });
      return written === OVERTAKEN ? OVERTAKEN : { told: written };
    }),
  );
  // Only a removal does nothing, and gives nothing.
  return told as Note;
}

/** A note that says what it was meant to be. */
function meant<Kind extends NewNote>(note: Kind, intention: string | undefined): Kind {
  if (intention === undefined) return note;
  return { ...note, intentions: [...(note.intentions ?? []), intention].slice(-MOST_INTENTIONS) };
}

async function subjectOf(work: DeskWork, name: EntryName, verb: string): Promise<string> {
  const proposal = await work.store.proposal(name);
  const at = proposal ? proposed(proposal) : published(await work.store.head());
  return entrySubject(verb, pathOfEntry(name), textsOf(work, at));
}

function contentOf(content: string): string {
  const text = content.trim();
  if (text === "") throw new Refusal("invalid", "Cette note est vide : écrivez ce que vous voulez dire.");
  return text;
}

function requireNote(notes: readonly Note[], id: string): Note {
  const note = notes.find((candidate) => candidate.id === id);
  if (!note) throw new Refusal("not-found", "Cette note n’existe plus : elle a été supprimée entre-temps.");
  return note;
}

function checkName({ collection, slug }: EntryName): void {
  findCollection(collection);
  checkSlug(slug);
}
