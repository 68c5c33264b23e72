import { collectionOf, slugOf } from "../model/collections.ts";
import type { ProposalFiles } from "../review/proposal/proposal-files.ts";
import { type DeskWork, proposed, textsOf } from "./desk-work.ts";
import type { EntryName, EntryToSave, MediaToSave } from "./entry.ts";
import { proposalFiles } from "./files/proposal-files.ts";
import { type ProposedPath, proposedAt } from "./files/proposed-files.ts";
import {
  addNote,
  deleteNote,
  type NoteAsked,
  readNotes,
  toggleNote,
  updateNote,
} from "./notes/change-note.ts";
import type { Note, NoteUpdate } from "./notes/note.ts";
import { Refusal } from "./refusal.ts";
import { asStored } from "./saving/named-images.ts";
import { deleteFiles, saveMedia } from "./saving/published-change.ts";
import { type SavedEntry, saveEntry } from "./saving/save-entry.ts";
import type { Status } from "./status.ts";
import type { Proposal, Written } from "./store.ts";
import { proposalTitle, publish, setStatus, withdraw } from "./workflow.ts";

/** What a person may be refused. */
export type DeskAction = "save" | "setStatus" | "publish" | "withdraw" | "changePublished" | "note";

/** What a person asks to do, and to what. */
export interface DeskAsked {
  readonly action: DeskAction;
  /** An entry, whether it is the proposal's, comes along, or is removed; absent for an image of the library. */
  readonly name: EntryName | undefined;
  /** What its proposal is to become, where that is asked. */
  readonly status?: Status | undefined;
}

/** What a desk is made of. */
export interface DeskOptions<After extends object> extends DeskWork<After> {
  /**
   * Why the person may not do something, in French; undefined when they may. It is asked of each entry that would be
   * written, before anything is read. Nobody is refused where it is absent.
   */
  readonly mayNot?: ((asked: DeskAsked) => string | undefined | Promise<string | undefined>) | undefined;
}

/**
 * All that happens to a proposal, whatever keeps it. Paths are under the data root. Methods reject with a `Refusal` when
 * the answer is no. `After` is what a store says of a write beside its commit.
 */
export interface Desk<After extends object = object> {
  save(entry: EntryToSave): Promise<SavedEntry & After>;
  setStatus(name: EntryName, status: Status): Promise<Written<After>>;
  publish(name: EntryName, seen?: string): Promise<Written<After>>;
  withdraw(name: EntryName, isAgain?: boolean): Promise<void>;
  /** Adds an image to what is published, and says its path, which no other image had. */
  saveMedia(media: MediaToSave): Promise<Written<After> & { readonly path: string }>;
  deleteFiles(paths: readonly string[]): Promise<Written<After>>;
  /** The notes of an entry, oldest first. */
  notes(name: EntryName): Promise<readonly Note[]>;
  addNote(name: EntryName, said: Pick<Note, "author" | "content">, asked?: NoteAsked): Promise<Note>;
  updateNote(name: EntryName, id: string, update: NoteUpdate, asked?: NoteAsked): Promise<Note>;
  /** Says of a note that it is settled, or not any more. */
  toggleNote(name: EntryName, id: string, asked?: NoteAsked): Promise<Note>;
  deleteNote(name: EntryName, id: string, asked?: NoteAsked): Promise<void>;
  /** The files of a proposal, beside what is published, and what its branch holds beside them. */
  filesOf(proposal: Proposal): Promise<ProposalFiles<ProposedPath>>;
  /** Whether a proposal holds texts that an earlier save sent (by path); what is left of that save is then done. */
  holds(name: EntryName, texts: Readonly<Record<string, string>>): Promise<boolean>;
}

/** Opens a desk over a store. */
export function createDesk<After extends object>(options: DeskOptions<After>): Desk<After> {
  const { mayNot, ...work } = options;
  const allowedAll = async <Answer>(asked: readonly DeskAsked[], act: () => Promise<Answer>) => {
    for (const one of asked) {
      const reason = await mayNot?.(one);
      if (reason !== undefined) throw new Refusal("forbidden", reason);
    }
    return act();
  };
  const allowed = <Answer>(action: DeskAction, name: EntryName | undefined, act: () => Promise<Answer>) =>
    allowedAll([{ action, name }], act);
  return {
    save: (entry) => {
      const action = entry.workflow ? "save" : "changePublished";
      const beside = (entry.companions ?? []).map(({ path }) => ({ action, name: entryAt(path) }) as const);
      return allowedAll([{ action, name: entry }, ...beside], () => saveEntry(work, entry));
    },
    setStatus: (name, status) =>
      allowedAll([{ action: "setStatus", name, status }], () => setStatus(work, name, status)),
    publish: (name, seen) => allowed("publish", name, () => publish(work, name, seen)),
    withdraw: (name, isAgain) => allowed("withdraw", name, () => withdraw(work, name, isAgain)),
    saveMedia: (media) => allowed("changePublished", undefined, () => saveMedia(work, media)),
    deleteFiles: (paths) => {
      const removed = paths.map((path) => ({ action: "changePublished", name: entryAt(path) }) as const);
      return allowedAll(removed, () => deleteFiles(work, paths));
    },
    notes: (name) => readNotes(work, name),
    addNote: (name, said, asked = {}) => allowed("note", name, () => addNote(work, name, said, asked)),
    updateNote: (name, id, update, asked = {}) =>
      allowed("note", name, () => updateNote(work, name, id, update, asked)),
    toggleNote: (name, id, asked = {}) => allowed("note", name, () => toggleNote(work, name, id, asked)),
    deleteNote: (name, id, asked = {}) => allowed("note", name, () => deleteNote(work, name, id, asked)),
    filesOf: (proposal) => filesOf(work, proposal),
    holds: (name, texts) => holds(work, name, texts),
  };
}

/** The entry whose file a path (under the data root) names. */
function entryAt(path: string): EntryName | undefined {
  const collection = collectionOf(path);
  return collection && { collection: collection.name, slug: slugOf(path) };
}

async function filesOf({ store }: DeskWork, proposal: Proposal): Promise<ProposalFiles<ProposedPath>> {
  const main = await store.head();
  const all = proposedAt(store, proposed(proposal), await store.compare(main, proposal, false));
  return proposalFiles(store, main, proposal, all.paths, all.readText);
}

async function holds(
  work: DeskWork,
  name: EntryName,
  texts: Readonly<Record<string, string>>,
): Promise<boolean> {
  const store = work.store.attempt();
  const proposal = (await store.proposal(name)) ?? (await store.leftOver?.(name));
  if (!proposal) return false;
  const at = proposed(proposal);
  const readText = textsOf({ store }, at);
  for (const [path, sent] of Object.entries(texts)) {
    const text = await asStored(store, at, { path, text: sent });
    const stored = await readText(path);
    const isStored = stored !== undefined && (work.rewrite?.(stored, text, path) ?? text) === stored;
    if (!collectionOf(path) || !isStored) return false;
  }
  await store.finish?.(proposal, await proposalTitle({ ...work, store }, await store.head(), proposal));
  return true;
}
