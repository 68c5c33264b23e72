import type { EntryName } from "../../contribution/desk/entry.ts";
import type { Note } from "../../contribution/desk/notes/note.ts";
import { Refusal } from "../../contribution/desk/refusal.ts";
import { type NoteWrite, OVERTAKEN, type Store } from "../../contribution/desk/store.ts";
import { inBatches } from "./batches.ts";
import type { Forge, ForgeComment, ForgeThread, ForgeThreads } from "./forge.ts";
import { isRefused } from "./forge-request.ts";
import { readNoteBody, writeNoteBody } from "./note-body.ts";

/** A note with the comment that holds it. */
export interface ForgeNote extends Note {
  readonly thread: ForgeThread;
  readonly body: string;
}

/**
 * The notes of a store on a forge: each is a comment in a thread of the entry, an issue. Two persons who write first at
 * the same time may each open one, so all of them are read.
 */
export function createForgeNotes(forge: () => Forge): Pick<Store, "notes" | "writeNote"> {
  return {
    notes: async (name) => {
      const threads = await forge().threads.of(name);
      const notes = await inBatches(threads, (thread) => notesOf(forge().threads, thread));
      return notes
        .flat()
        .sort((a, b) => (a.timestamp < b.timestamp ? -1 : Number(a.timestamp > b.timestamp)));
    },
    writeNote: (write) => writeNote(forge(), write),
  };
}

async function writeNote(forge: Forge, write: NoteWrite): Promise<ForgeNote | Note | typeof OVERTAKEN> {
  const { before, after } = write;
  const { threads } = forge;
  if (!before) return after ? addNote(forge, write, writeNoteBody(after)) : OVERTAKEN;
  // The desk gives back what this store gave it.
  const { thread, body } = before as ForgeNote;
  const now = (await notesOf(threads, thread)).find(({ id }) => id === before.id);
  if (now?.body !== body) return OVERTAKEN;
  if (!after) return (await threads.remove(thread, before.id)) ? before : OVERTAKEN;
  const changed = writeNoteBody(after, body);
  const isThere = await threads.edit(thread, before.id, changed);
  return isThere ? { ...before, ...after, body: changed } : OVERTAKEN;
}

async function addNote(forge: Forge, name: EntryName, body: string): Promise<Note | typeof OVERTAKEN> {
  const { threads } = forge;
  try {
    const thread = (await threads.of(name))[0] ?? (await threads.open(name));
    return asNote(thread, await threads.add(thread, body))[0] ?? OVERTAKEN;
  } catch (error) {
    if (isRefused(error, 403, 404, 410)) throw noThreads(forge);
    throw error;
  }
}

async function notesOf(threads: ForgeThreads, thread: ForgeThread): Promise<ForgeNote[]> {
  return (await threads.comments(thread)).flatMap((comment) => asNote(thread, comment));
}

function asNote(thread: ForgeThread, { id, body, login, writtenAt }: ForgeComment): ForgeNote[] {
  const read = readNoteBody(body);
  return read ? [{ ...read, id, author: read.author ?? login, timestamp: writtenAt, thread, body }] : [];
}

function noThreads({ name }: Forge): Refusal {
  return new Refusal(
    "refused",
    `${name} n’a pas pris votre note : les « Issues », où les notes sont gardées, sont fermées dans ce dépôt, ou votre compte n’y a pas accès. Demandez à l’équipe de vous les ouvrir.`,
  );
}
