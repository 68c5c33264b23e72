/** What somebody says of an entry under review. */
export interface Note {
  readonly id: string;
  readonly author: string;
  /** Date of writing, ISO 8601. */
  readonly timestamp: string;
  readonly content: string;
  readonly resolved: boolean;
  /** What its last writes were meant to do, by name, in a store that does not remember it elsewhere. */
  readonly intentions?: readonly string[] | undefined;
}

/** A note as somebody writes it: the store names and dates it. */
export type NewNote = Omit<Note, "id" | "timestamp">;

/** The parts of a note that may change after it is written. */
export type NoteUpdate = Partial<Pick<Note, "content" | "resolved">>;
