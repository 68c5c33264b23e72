import type { EntryToSave, MediaToSave } from "../../contribution/desk/entry.ts";
import { Refusal } from "../../contribution/desk/refusal.ts";
import { collectionOf, MEDIA_FOLDER, slugOf } from "../../contribution/model/collections.ts";
import { needlessInstitution } from "../../contribution/review/refusals.ts";
import { findWritable, storeImage } from "./changes.ts";
import { readText } from "./commit-subject.ts";
import { parseMediaPath } from "./data-path.ts";
import type { Draft } from "./drafts.ts";
import { namedInText } from "./proposal-files.ts";
import { findFile, type Store } from "./store.ts";
import { type TextChange, textChange } from "./text-change.ts";
import type { TreeChange } from "./tree.ts";

/** What an entry changes in the tree. */
export interface EntryChanges {
  readonly changes: readonly TreeChange[];
  /** Paths of the images sent that the entry, or its new institution, uses: no other is stored. */
  readonly images: ReadonlySet<string>;
  /** The text stored for the entry. */
  readonly text: string;
  /** The text stored, when it also holds what somebody else changed since the edit began. */
  readonly mergedText: string | undefined;
}

/** The changes of the tree that an entry asks for, over what `parent` holds. */
export async function changesOf(
  store: Store,
  main: string | undefined,
  parent: string | undefined,
  entry: EntryToSave,
): Promise<EntryChanges> {
  const { companions = [] } = entry;
  checkNeeded(entry);
  // Also the images that will not be stored: a path that leads elsewhere is refused, never passed over.
  for (const { path } of entry.media) parseMediaPath(path);
  const [own, ...others] = await Promise.all(
    [entry, ...companions].map((file) => textChange(store, parent, file)),
  );
  const text = own?.text ?? entry.text;
  const named = await namedIn(store, main, parent, text, others);
  for (const { path } of entry.media) parseMediaPath(path);
  const sent = entry.media.filter(({ path }) => !named || named.has(path));
  const media = await Promise.all(sent.map((file) => mediaChange(store, parent, file)));
  return {
    changes: [
      ...[own, ...others].flatMap((one) => one?.change ?? []),
      ...media.filter((change) => change !== undefined),
    ],
    images: new Set(sent.map(({ path }) => path)),
    text,
    mergedText: own?.mergedText,
  };
}

/** Refuses an institution that the entry does not refer to: it would never be published with it. */
function checkNeeded({ text, companions = [] }: EntryToSave): void {
  const named = namedInText(text);
  const needless = named && companions.find(({ path }) => !named.includes(path));
  if (!needless) return;
  throw new Refusal("invalid", needlessInstitution(slugOf(needless.path)));
}

/** What an entry and its new institution name; undefined when the entry's text cannot be read. */
async function namedIn(
  store: Store,
  main: string | undefined,
  parent: string | undefined,
  text: string,
  companions: readonly TextChange[],
): Promise<ReadonlySet<string> | undefined> {
  const named = namedInText(text);
  if (!named) return undefined;
  const texts = await Promise.all(
    named.map(async (path) => {
      if (!collectionOf(path) || (await findFile(store, main, path))) return undefined;
      const sent = companions.find(({ change }) => change.path === path);
      return sent?.text ?? readText(store, parent, path);
    }),
  );
  return new Set([...named, ...texts.flatMap((institution) => namedInText(institution) ?? [])]);
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

/** Gives back to the main branch's state the images of a draft that are neither kept nor anybody else's. */
export async function droppedMedia(
  store: Store,
  main: string | undefined,
  { own, foreign }: Draft,
  kept: ReadonlySet<string>,
): Promise<TreeChange[]> {
  const unused = foreign.filter(({ reason }) => reason === "unused-image");
  const paths = [
    ...own.map(({ path }) => path),
    ...unused.map(({ path }) => path.slice(store.prefix.length)),
  ];
  const dropped = paths.filter((path) => path.startsWith(`${MEDIA_FOLDER}/`) && !kept.has(path));
  return Promise.all(
    dropped.map(async (path) => {
      const published = await findFile(store, main, path);
      return published ? { path, blob: { mode: published.mode, oid: published.oid } } : { path };
    }),
  );
}
