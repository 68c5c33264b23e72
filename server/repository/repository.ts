import { createDesk } from "../../contribution/desk/desk.ts";
import type { EntryToSave, MediaToSave } from "../../contribution/desk/entry.ts";
import type { Note, NoteUpdate } from "../../contribution/desk/notes/note.ts";
import type { SavedEntry } from "../../contribution/desk/saving/save-entry.ts";
import type { Status } from "../../contribution/desk/status.ts";
import type { Written } from "../../contribution/desk/store.ts";
import { configuredIdentity, type Identity } from "./identity.ts";
import { createLocalStore } from "./local-store.ts";
import { type Opened, openStore, type RepositoryOptions } from "./open-store.ts";
import { createReading, type Reading } from "./reading.ts";
import { recall } from "./references/intention.ts";
import type { Sync } from "./remote/sync.ts";
import type { GitStore } from "./store.ts";
import { catchUp } from "./worktree/absent-worktrees.ts";
import type { Followed } from "./worktree/worktrees.ts";

/**
 * The data of a git repository. Paths are under the data root. Methods reject with a `Refusal` when the answer is no.
 */
export interface Repository extends Reading {
  /** Name of the folder that was opened. */
  readonly name: string;
  /** Short name of the branch to publish to. */
  readonly branch: string;
  /** What keeps it together with the remote that it follows; undefined when it follows none. */
  readonly sync: Sync | undefined;
  saveEntry(entry: EntryToSave): Promise<SavedEntry & Followed>;
  setStatus(collection: string, slug: string, status: Status): Promise<Published>;
  publish(collection: string, slug: string, seen?: string): Promise<Published>;
  deleteDraft(collection: string, slug: string): Promise<void>;
  deleteFiles(paths: readonly string[]): Promise<Published>;
  /** Says the path under which the image was stored. */
  saveMedia(media: MediaToSave): Promise<Published & { readonly path: string }>;
  notes(collection: string, slug: string): Promise<readonly Note[]>;
  addNote(collection: string, slug: string, said: Pick<Note, "author" | "content">): Promise<Note>;
  updateNote(collection: string, slug: string, id: string, update: NoteUpdate): Promise<Note>;
  toggleNote(collection: string, slug: string, id: string): Promise<Note>;
  deleteNote(collection: string, slug: string, id: string): Promise<void>;
  /**
   * The same repository, in which commits are of that author; what is written for an intention (letters, digits and
   * hyphens) is written once, however often it is asked for on two days in a row, and answered in the same way.
   */
  as(author: Identity | undefined, intention?: string): Repository;
  /** What was done for the intention that it was opened with; undefined when nothing was. */
  outcome(): Promise<object | undefined>;
  /** Whom commits are of when nobody says who they are; undefined when git knows nobody. */
  configuredIdentity(): Promise<Identity | undefined>;
  /** Lets the working trees follow that were absent when their branch moved; never fails. */
  catchUp(): Promise<void>;
  /** Ends the git processes that stay open for reading. */
  close(): void;
}

/** What a publication, or another write, did. */
export type Published = Written<Followed>;

/** Opens a repository; throws when the folder is not one, or the data root not inside it. */
export async function openRepository(options: RepositoryOptions): Promise<Repository> {
  const opened = await openStore(options);
  return createRepository(opened, opened.store);
}

function createRepository(opened: Opened, store: GitStore): Repository {
  const { name, branch, sync, close } = opened;
  const { gate, rewrite, describeChange } = store;
  const desk = createDesk({ store: createLocalStore(store), gate, rewrite, describeChange });
  return {
    name,
    branch,
    sync,
    ...createReading(store),
    saveEntry: (entry) => desk.save(entry),
    setStatus: (collection, slug, status) => desk.setStatus({ collection, slug }, status),
    publish: (collection, slug, seen) => desk.publish({ collection, slug }, seen),
    deleteDraft: (collection, slug) => desk.withdraw({ collection, slug }),
    deleteFiles: (paths) => desk.deleteFiles(paths),
    saveMedia: (media) => desk.saveMedia(media),
    notes: (collection, slug) => desk.notes({ collection, slug }),
    addNote: (collection, slug, said) => desk.addNote({ collection, slug }, said),
    updateNote: (collection, slug, id, update) => desk.updateNote({ collection, slug }, id, update),
    toggleNote: (collection, slug, id) => desk.toggleNote({ collection, slug }, id),
    deleteNote: (collection, slug, id) => desk.deleteNote({ collection, slug }, id),
    as: (author, intention) => createRepository(opened, { ...store, author, intention }),
    outcome: () => recall<object>(store),
    configuredIdentity: () => configuredIdentity(store.git),
    catchUp: () => catchUp(store),
    close,
  };
}
