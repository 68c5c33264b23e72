import { collectionOf, MEDIA_FOLDER, slugOf } from "../../model/collections.ts";
import type { ProposalFiles } from "../../review/proposal/proposal-files.ts";
import { type DeskWork, proposed, published, textsOf } from "../desk-work.ts";
import type { EntryToSave, MediaToSave } from "../entry.ts";
import { checkMedia } from "../files/data-path.ts";
import { namedInText } from "../files/proposal-files.ts";
import type { ProposedPath } from "../files/proposed-files.ts";
import { findWritable, imageWrite } from "../files/writable.ts";
import type { Found } from "../names.ts";
import { Refusal } from "../refusal.ts";
import { needlessInstitution } from "../refusal-sentences.ts";
import type { FileWrite, Store, Version } from "../store.ts";
import { type TextToStore, textToStore } from "./text-to-store.ts";

/** What an entry changes. */
export interface EntryFiles {
  readonly files: readonly FileWrite[];
  /** Paths of the images sent that the entry, or its new institution, uses: no other is stored. */
  readonly images: ReadonlySet<string>;
  /** The text stored for the entry. */
  readonly text: string;
  /** The text stored, when it also holds what somebody else changed since the edit began. */
  readonly mergedText: string | undefined;
}

/** What an entry changes over its proposal, or over what is published where there is none. */
export async function entryFiles(work: DeskWork, found: Found, entry: EntryToSave): Promise<EntryFiles> {
  const { companions = [] } = entry;
  checkNeeded(entry);
  // Also the images that will not be stored: a path that leads elsewhere is refused, never passed over.
  for (const media of entry.media) checkMedia(media);
  const at = versionOf(found);
  const [own, ...others] = await Promise.all(
    [entry, ...companions].map((file) => textToStore(work, at, file)),
  );
  const text = own?.text ?? entry.text;
  const named = await namedIn(work, found, text, others);
  const sent = entry.media.filter(({ path }) => !named || named.has(path));
  const media = await Promise.all(sent.map((file) => mediaWrite(work.store, found, file)));
  return {
    files: [...[own, ...others].map((one) => one?.write), ...media].filter((write) => write !== undefined),
    images: new Set(sent.map(({ path }) => path)),
    text,
    mergedText: own?.mergedText,
  };
}

/** The version that a save is written over. */
export function versionOf({ main, proposal }: Found): Version {
  return proposal ? proposed(proposal) : published(main);
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
  work: DeskWork,
  found: Found,
  text: string,
  companions: readonly TextToStore[],
): Promise<ReadonlySet<string> | undefined> {
  const { store } = work;
  const named = namedInText(text);
  if (!named) return undefined;
  const readText = textsOf(work, versionOf(found));
  const texts = await Promise.all(
    named.map(async (path) => {
      const isPublished = () => store.find(published(found.main), `${store.prefix}${path}`);
      if (!collectionOf(path) || (await isPublished())) return undefined;
      return companions.find((sent) => sent.path === path)?.text ?? readText(path);
    }),
  );
  return new Set([...named, ...texts.flatMap((institution) => namedInText(institution) ?? [])]);
}

/** An image sent without its bytes is one that the editor only knows by its address: it stays as it is. */
async function mediaWrite(store: Store, found: Found, file: MediaToSave): Promise<FileWrite | undefined> {
  const isThere = async (at: Version) => (await findWritable(store, at, file.path)) !== undefined;
  const at = versionOf(found);
  const isKept = file.bytes.length === 0 && ((await isThere(at)) || (await isThere(published(found.main))));
  return isKept ? undefined : imageWrite(store, at, file);
}

/** Takes out of a proposal the new institutions that its entry does not refer to any more. */
export function droppedCompanions(
  { prefix }: Store,
  paths: readonly ProposedPath[],
  { dropped = [] }: EntryToSave,
): FileWrite[] {
  const places = new Set(dropped.map((path) => `${prefix}${path}`));
  // What was published before the proposal began is not its to remove.
  return paths
    .filter(({ path, base, after }) => places.has(path) && !base && after)
    .map(({ path }) => ({ path, content: undefined }));
}

/** Gives back to what is published the images of a proposal that are neither kept nor anybody else's. */
export async function droppedMedia(
  { store }: DeskWork,
  main: string | undefined,
  { own, foreign }: ProposalFiles<ProposedPath>,
  kept: ReadonlySet<string>,
): Promise<FileWrite[]> {
  const unused = foreign
    .filter(({ reason }) => reason === "unused-image")
    .map(({ path }) => ({ path, after: {} }));
  const folder = `${store.prefix}${MEDIA_FOLDER}/`;
  const dropped = [...own, ...unused]
    .filter(({ path }) => path.startsWith(folder))
    .filter(({ path, after }) => !after || !kept.has(path.slice(store.prefix.length)))
    .map(({ path }) => path);
  return Promise.all(
    dropped.map(async (path) => {
      const side = await store.find(published(main), path);
      return { path, content: side && { ...side, asIn: published(main) } };
    }),
  );
}
