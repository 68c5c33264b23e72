import type { BranchFile, FileSide } from "../review/proposal/proposal-files.ts";
import type { EntryName } from "./entry.ts";
import type { NewNote, Note } from "./notes/note.ts";
import type { Status } from "./status.ts";

/**
 * What a write gives when what it is based on is not there any more, because somebody else was faster. Nothing was
 * changed, and everything must be read again. All else that may go wrong is a thrown `Refusal`:
 *
 * - `busy`, `forbidden`, `refused`, `invalid`: nothing was changed, the store says why;
 * - `partial`: a part was done, and the same asked again does the rest;
 * - `unreachable`: nobody knows whether it was done, and the same asked again finds out;
 * - `damaged`: the store cannot read what it holds.
 *
 * What is not there is `undefined` where something is looked for.
 */
export const OVERTAKEN = Symbol("overtaken");

/**
 * A commit that can be read, and where it is: what is published, or somebody's proposal, which a store may keep
 * elsewhere.
 */
export interface Version {
  /** Absent for a catalogue without any commit, which holds nothing. */
  readonly commit: string | undefined;
  readonly of: "published" | "proposal";
}

/** A file's mode and git's id of its bytes, each where the store says it. */
export interface StoredSide extends FileSide {
  readonly oid?: string | undefined;
}

/** A file with its bytes. An adapter may keep more in it, for when it is given back as `previous`. */
export interface StoredFile extends StoredSide {
  readonly bytes: Uint8Array;
}

/** Unpublished changes of an entry, and of what comes with it. An adapter may keep more in it. */
export interface Proposal extends EntryName {
  /** The newest commit. */
  readonly tip: string;
  readonly status: Status;
  /** Who wrote last, where the store says it. */
  readonly author?: string | undefined;
  /** When that was, ISO 8601. */
  readonly updatedAt?: string | undefined;
}

/**
 * A path that a proposal changed: as it was where the proposal left what is published (`base`), as that holds it now
 * (`before`), as the proposal does (`after`). Each is absent where there is no such file.
 */
export interface ProposedChange extends BranchFile {
  readonly base?: StoredSide | undefined;
  readonly before?: StoredSide | undefined;
  readonly after?: StoredSide | undefined;
}

/** A proposal beside a version of what is published. */
export interface Comparison {
  /** The commit where the proposal left it; absent when they share none. */
  readonly base: string | undefined;
  /** What the proposal changed since then, but for what is published in the same way. */
  readonly changes: readonly ProposedChange[];
  /** Whether there may be more: a store may not name many. */
  readonly isPartial: boolean;
}

/** What a path becomes: bytes, or those that a version holds there (of that id, where it is known). */
export type FileContent =
  | { readonly mode?: string | undefined; readonly bytes: Uint8Array }
  | { readonly mode?: string | undefined; readonly asIn: Version; readonly oid?: string | undefined };

/** One file of a commit to make. */
export interface FileWrite {
  readonly path: string;
  /** Absent for a file that is removed. */
  readonly content: FileContent | undefined;
  /** What was read there before; absent for a file that was not there, or was not read. */
  readonly previous?: StoredFile | undefined;
}

/** What a write did; `After` is what the store also says of it (working trees that follow, say). */
export type Written<After> = After & {
  /** The commit that holds it. */
  readonly commit: string;
};

/** What is to be remembered of a write with the write itself, from the commit that it makes: plain JSON. */
export type Outcome = (commit: string) => object;

/** A commit to make in a proposal. */
export interface ProposalWrite extends EntryName {
  /** The proposal as it was read; absent when the write begins one. */
  readonly proposal: Proposal | undefined;
  /** What is published, from which a proposal begins. */
  readonly main: string | undefined;
  /** A published commit that the proposal takes in: `files` are then over what that holds, not over the proposal. */
  readonly takesIn?: string | undefined;
  readonly files: readonly FileWrite[];
  /** French, one line. */
  readonly subject: string;
  /** What the proposal becomes; absent when it stays what it is. */
  readonly status?: Status | undefined;
  readonly outcome: Outcome;
}

/** The move of a proposal to a status. */
export interface StatusMove {
  readonly status: Status;
  /** What the move is called, and what all that the proposal changes is; French, one line each. */
  readonly subject: string;
  readonly title: () => Promise<string>;
  readonly outcome: Outcome;
}

/** The publication of a proposal. */
export interface Publication {
  readonly proposal: Proposal;
  /** What was published when it was judged. */
  readonly main: string | undefined;
  /** What was judged: all that it changes there. */
  readonly files: readonly FileWrite[];
  /** Whether some of these files are neither the proposal's nor what is published, because both changed them. */
  readonly isMixed: boolean;
  /** What of this the proposal does not hold so, or removed for nothing: the images that the desk has settled. */
  readonly amended: readonly FileWrite[];
  readonly subject: string;
  readonly outcome: Outcome;
}

/** A commit to make on what is published, without a proposal. */
export interface PublishedWrite {
  readonly main: string | undefined;
  readonly files: readonly FileWrite[];
  readonly subject: string;
  readonly outcome: Outcome;
}

/** A note to write: `before` as it was read, `after` as it becomes; one of them is absent when it comes, or goes. */
export interface NoteWrite extends EntryName {
  readonly before?: Note | undefined;
  readonly after?: Note | NewNote | undefined;
  /** French, one line. */
  readonly subject: () => Promise<string>;
  /** What is to be remembered of the write, from the note as it is then: plain JSON. */
  readonly outcome: (note: Note) => object;
}

/**
 * What the desk asks of whatever keeps a catalogue and its proposals. Paths are from the repository's root. Commits and
 * ids are git's, in hexadecimal; for the desk they are names.
 *
 * @public
 */
export interface Store<After extends object = object> {
  /** The data root under the repository's root: empty, or ending with `/`. */
  readonly prefix: string;
  /** How often a write is tried while others are faster. */
  readonly attempts: number;
  /** Whether `takesIn` can be written, so that a person may choose between a proposal and what was published since. */
  readonly mayTakeIn: boolean;
  /** What a write says beside its commit when it had nothing to write. */
  readonly unmoved: After;

  /**
   * The store of one attempt: what it reads is of this moment or later. A write through it is overtaken when the
   * proposal is not any more what this same store gave of it, there being none included.
   */
  attempt(): Store<After>;
  /** Runs tasks on the same thing one after the other, where one process has many writers. */
  inTurn<T>(name: EntryName | "published" | "notes", task: () => Promise<T>): Promise<T>;
  /** The outcome of a write that was already made of what is asked for; absent in a store that does not remember. */
  readonly recall?: (() => Promise<object | undefined>) | undefined;

  /** The newest published commit; undefined before the first one. */
  head(): Promise<string | undefined>;
  /** A file of any mode, as a version holds it, without its bytes. */
  find(at: Version, path: string): Promise<StoredSide | undefined>;
  /** The same with its bytes; undefined for what is no plain file. Rejects with `TooLarge` for more than is read. */
  read(at: Version, path: string): Promise<StoredFile | undefined>;
  /** The names directly in a folder of what is published: the same list as long as it holds the same. */
  names(main: string | undefined, folder: string): Promise<readonly string[]>;
  /** Whether a path was published at any time up to `main`, with that text if one is given; false where nobody knows. */
  onceHeld(main: string | undefined, path: string, text?: string): Promise<boolean>;
  /** Whether a commit is, or was, the newest published one. */
  isPublished(commit: string): Promise<boolean>;
  /** Who last changed a file of a version, and when (ISO 8601); empty where the store does not say. */
  authorOf(at: Version, path: string): Promise<{ readonly author: string; readonly at: string }>;

  /**
   * The proposals of all entries, by name, with their newest commit: empty where it cannot be read. Those that are not
   * called `like`, capitals aside, may be left out.
   */
  proposalNames(like?: EntryName): Promise<readonly (EntryName & Pick<Proposal, "tip">)[]>;
  /** The proposal of an entry; undefined when there is none, or all of it is published. */
  proposal(name: EntryName): Promise<Proposal | undefined>;
  /**
   * What is left of a write that was cut: a proposal which `proposal` does not give, since the store has not finished
   * making it. Absent in a store whose writes are whole.
   */
  readonly leftOver?: ((name: EntryName) => Promise<Proposal | undefined>) | undefined;
  /**
   * A proposal that `proposal` rejects for its own sake, as far as it can be named, so that it can be removed; undefined
   * when it is not at fault. Refused where what is published is damaged, which may be why. Absent in a store that can
   * always say what it holds.
   */
  readonly unreadable?: ((name: EntryName, rejected: unknown) => Promise<Proposal | undefined>) | undefined;
  /**
   * A proposal beside what is published. `isWhole`: the mode of each file is known, whatever it takes; else it may be
   * left out where it would take more requests.
   */
  compare(main: string | undefined, proposal: Proposal, isWhole: boolean): Promise<Comparison>;
  /** Whether a version of a proposal that somebody has read (`seen`) holds what it holds now. */
  isSame(proposal: Proposal, seen: string): Promise<boolean>;
  /** Whether that version was published, although there is no such proposal any more; absent if the store recalls. */
  readonly wasPublished?: ((name: EntryName, seen: string) => Promise<boolean>) | undefined;

  /** Makes a commit after the proposal, or after what is published when there is none. */
  write(write: ProposalWrite): Promise<Written<After> | typeof OVERTAKEN>;
  /** Does what is left of an earlier write of a proposal that was cut; absent in a store whose writes are whole. */
  readonly finish?: ((proposal: Proposal, subject: string) => Promise<Proposal>) | undefined;
  /** Moves a proposal to a status. */
  setStatus(proposal: Proposal, move: StatusMove): Promise<Written<After> | typeof OVERTAKEN>;
  /** Publishes what was judged and removes the proposal, both or neither. */
  publish(publication: Publication): Promise<Written<After> | typeof OVERTAKEN>;
  writePublished(write: PublishedWrite): Promise<Written<After> | typeof OVERTAKEN>;
  /** Takes a proposal away, unpublished. */
  remove(
    proposal: Proposal,
    removal: { readonly subject: string; readonly outcome: () => object },
  ): Promise<After | typeof OVERTAKEN>;

  /** The notes of an entry, oldest first, whether it has a proposal or not. */
  notes(name: EntryName): Promise<readonly Note[]>;
  /**
   * Writes, changes or removes a note, and gives it as it is then, or as it was. It is overtaken when the note is not any
   * more what this same store gave of it; a store that cannot look and write in one step looks just before.
   */
  writeNote(write: NoteWrite): Promise<Note | typeof OVERTAKEN>;
}
