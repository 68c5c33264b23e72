import type { Status } from "./status.ts";

/** The name of an entry. */
export interface EntryName {
  readonly collection: string;
  readonly slug: string;
}

/** The entries of the proposal that goes by a name: one today; what reads, merges and judges a proposal asks here. */
export function entriesOf(name: EntryName): readonly EntryName[] {
  return [name];
}

/** A text as an editor sends it; its path is under the data root. */
export interface TextToSave {
  readonly path: string;
  readonly text: string;
  /** The text that the edit started from; without it, the save replaces whatever is stored. */
  readonly base?: string | undefined;
}

/** An image to store, its path under the data root. Without any byte, it is one that is there already. */
export interface MediaToSave {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** An entry as an editor sends it. */
export interface EntryToSave extends EntryName, TextToSave {
  /** New institutions that the entry refers to: they are proposed, judged and published with it. */
  readonly companions?: readonly TextToSave[];
  /** Paths of the companions of its draft that it does not refer to any more. */
  readonly dropped?: readonly string[];
  /** The published commit whose changes this save takes into the draft, after a conflict. */
  readonly resolves?: string | undefined;
  /** The images that come with the entry; those of the draft that are missing here are removed from it. */
  readonly media: readonly MediaToSave[];
  /** Whether nothing of that name may exist yet. */
  readonly newEntry: boolean;
  /** Whether the editor was opened on a draft. */
  readonly unpublished: boolean;
  /** Whether to save in a draft, or straight to the main branch. */
  readonly workflow: boolean;
  /** Status of a draft that begins with this save. */
  readonly status: Status;
}
