import { MEDIA_FOLDER } from "../../contribution/model/collections.ts";
import { findWritable, type MediaToSave, storeImage } from "./changes.ts";
import type { Draft } from "./drafts.ts";
import type { EntryToSave } from "./entry-to-save.ts";
import { findFile, type Store } from "./store.ts";
import { textChange } from "./text-change.ts";
import type { TreeChange } from "./tree.ts";

/** What an entry changes in the tree. */
export interface EntryChanges {
  readonly changes: readonly TreeChange[];
  /** The text stored for the entry. */
  readonly text: string;
  /** The text stored, when it also holds what somebody else changed since the edit began. */
  readonly mergedText: string | undefined;
}

/** The changes of the tree that an entry asks for, over what `parent` holds. */
export async function changesOf(
  store: Store,
  parent: string | undefined,
  entry: EntryToSave,
): Promise<EntryChanges> {
  const texts = await Promise.all(
    [entry, ...(entry.companions ?? [])].map((file) => textChange(store, parent, file)),
  );
  const media = await Promise.all(entry.media.map((file) => mediaChange(store, parent, file)));
  return {
    changes: [...texts.map(({ change }) => change), ...media.filter((change) => change !== undefined)],
    text: texts[0]?.text ?? entry.text,
    mergedText: texts[0]?.mergedText,
  };
}

/** An image sent without its bytes is one that the editor only knows by its address: it stays as it is. */
async function mediaChange(
  store: Store,
  parent: string | undefined,
  file: MediaToSave,
): Promise<TreeChange | undefined> {
  const isKept = file.bytes.length === 0 && (await findWritable(store, parent, file.path));
  return isKept ? undefined : storeImage(store, parent, file);
}

/** Takes out of a draft the new institutions that its entry does not refer to any more. */
export function droppedCompanions({ files }: Draft, { dropped = [] }: EntryToSave): TreeChange[] {
  // What was published before the draft began is not the draft's to remove.
  return files.filter(({ path, before }) => !before && dropped.includes(path)).map(({ path }) => ({ path }));
}

/** Gives back to the main branch's state the images of a draft that the entry does not use any more. */
export async function droppedMedia(
  store: Store,
  main: string | undefined,
  { files }: Draft,
  entry: EntryToSave,
): Promise<TreeChange[]> {
  const kept = new Set(entry.media.map(({ path }) => path));
  const dropped = files.filter(({ path }) => path.startsWith(`${MEDIA_FOLDER}/`) && !kept.has(path));
  return Promise.all(
    dropped.map(async ({ path }) => {
      const published = await findFile(store, main, path);
      return published ? { path, blob: { mode: published.mode, oid: published.oid } } : { path };
    }),
  );
}
