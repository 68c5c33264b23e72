import type { NoteUpdate } from "../../../contribution/desk/notes/note.ts";
import { defineAction, ENTRY_NAME, type EntryName, text } from "./action.ts";

interface NoteName extends EntryName {
  readonly noteId: string;
}

const CONTENT = text(10_000);
const NOTE_NAME = { ...ENTRY_NAME, noteId: text() };

/** Notes between contributors and reviewers, which decap-server does not have; the shapes are those of Decap's client. */
export const NOTE_ACTIONS = {
  getNotes: defineAction<EntryName>(
    ENTRY_NAME,
    ["collection", "slug"],
    async ({ collection, slug }, { repository }) => ({
      notes: await repository.notes(collection, slug),
    }),
  ),

  addNote: defineAction<EntryName & { note: { author?: string; content: string } }>(
    {
      ...ENTRY_NAME,
      note: {
        type: "object",
        properties: { author: { type: "string", maxLength: 200 }, content: CONTENT },
        required: ["content"],
      },
    },
    ["collection", "slug", "note"],
    async ({ collection, slug, note: { author = "", content } }, { repository }) => ({
      note: await repository.addNote(collection, slug, { author, content }),
    }),
  ),

  updateNote: defineAction<NoteName & { updates: NoteUpdate }>(
    {
      ...NOTE_NAME,
      updates: { type: "object", properties: { content: CONTENT, resolved: { type: "boolean" } } },
    },
    ["collection", "slug", "noteId", "updates"],
    async ({ collection, slug, noteId, updates }, { repository }) => ({
      note: await repository.updateNote(collection, slug, noteId, updates),
    }),
  ),

  toggleNoteResolution: defineAction<NoteName>(
    NOTE_NAME,
    ["collection", "slug", "noteId"],
    async ({ collection, slug, noteId }, { repository }) => ({
      note: await repository.toggleNote(collection, slug, noteId),
    }),
  ),

  deleteNote: defineAction<NoteName>(
    NOTE_NAME,
    ["collection", "slug", "noteId"],
    async ({ collection, slug, noteId }, { repository }) => {
      await repository.deleteNote(collection, slug, noteId);
      return { message: "note deleted" };
    },
  ),
};
