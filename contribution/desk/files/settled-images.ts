import { COLLECTIONS, collectionOf, isMisnamed, MEDIA_FOLDER } from "../../model/collections.ts";
import { decode } from "../../source/reading/decode.ts";
import { acceptImage } from "../../validation/images.ts";
import { type DeskWork, isPlain, published, sameBytes, textsOf } from "../desk-work.ts";
import type { EntryName } from "../entry.ts";
import { Refusal } from "../refusal.ts";
import type { FileWrite, Store } from "../store.ts";
import { isInMediaFolder, pathOfEntry } from "./data-path.ts";
import { mayShowImage, showsImage } from "./image-mentions.ts";
import { namedInText } from "./proposal-files.ts";
import { overlaidBytes, overlaidText } from "./proposed-files.ts";

/** Files that are read at the same time. */
const AT_ONCE = 64;

/** What a change publishes once its images are settled. */
export interface SettledImages {
  readonly files: readonly FileWrite[];
  /** Those of them that the proposal does not hold so. */
  readonly amended: readonly FileWrite[];
}

/**
 * Settles the images of a change of what is published: those that it brings keep only what draws them (a photograph
 * does not say where it was taken), those that its entries show no more go with it, unless an entry that is published,
 * or another proposal, shows them. `name` is the proposal's, whose own texts are in `files`.
 */
export async function settledImages(
  { store }: Pick<DeskWork, "store">,
  main: string | undefined,
  name: EntryName | undefined,
  files: readonly FileWrite[],
): Promise<SettledImages> {
  const drawn = await Promise.all(files.map((file) => withoutAside(store, main, file)));
  const left = await leftImages(store, main, files);
  const shown = left.length > 0 ? await shownImages(store, main, { name, files, images: left }) : new Map();
  const gone = left.filter((image) => !shown.has(image)).map((image) => `${store.prefix}${image}`);
  const kept = drawn.filter(({ path, content }) => content || !shown.has(path.slice(store.prefix.length)));
  const known = new Set(kept.map(({ path }) => path));
  const removals = gone.filter((path) => !known.has(path)).map((path) => ({ path, content: undefined }));
  const back = await Promise.all(
    drawn.filter((file) => !kept.includes(file)).map(({ path }) => asPublished(store, main, path)),
  );
  return {
    files: [...kept, ...removals],
    amended: [...kept.filter((file) => !files.includes(file)), ...removals, ...back],
  };
}

/** Who shows an image (paths under the data root): a published entry, or one that is proposed; undefined when nobody does. */
export async function shownBy(
  store: Store,
  main: string | undefined,
  image: string,
  files: readonly FileWrite[],
): Promise<string | undefined> {
  return (await shownImages(store, main, { name: undefined, files, images: [image] })).get(image);
}

/** The images (under the data root) that published entries show, and will not once these files are written. */
async function leftImages(
  store: Store,
  main: string | undefined,
  files: readonly FileWrite[],
): Promise<readonly string[]> {
  const entries = files
    .map(({ path }) => path.slice(store.prefix.length))
    .filter((path) => collectionOf(path) !== undefined);
  const [readBefore, readAfter] = [
    textsOf({ store }, published(main)),
    overlaidText(store, published(main), files),
  ];
  const befores = (await Promise.all(entries.map(readBefore))).filter((text) => text !== undefined);
  if (befores.length === 0) return [];
  const afters = (await Promise.all(entries.map(readAfter))).filter((text) => text !== undefined);
  const written = new Set(files.filter(({ content }) => content).map(({ path }) => path));
  const names = await store.names(main, `${store.prefix}${MEDIA_FOLDER}`);
  const left = names
    .map((name) => `${MEDIA_FOLDER}/${name}`)
    .filter((image) => isInMediaFolder(image) && !written.has(`${store.prefix}${image}`))
    .filter((image) => befores.some((text) => showsImage(text, image)))
    .filter((image) => !afters.some((text) => mayShowImage(text, image)));
  const sides = await Promise.all(
    left.map((image) => store.find(published(main), `${store.prefix}${image}`)),
  );
  return left.filter((_, at) => sides[at] && isPlain(sides[at]));
}

interface LookedFor {
  readonly name: EntryName | undefined;
  readonly files: readonly FileWrite[];
  readonly images: readonly string[];
}

/**
 * Which of some images an entry shows that is published once these files are, or another proposal, and the path of that
 * entry. What cannot be read may show any.
 */
async function shownImages(
  store: Store,
  main: string | undefined,
  { name, files, images }: LookedFor,
): Promise<ReadonlyMap<string, string>> {
  const shown = new Map<string, string>();
  const look = (path: string, text: string | undefined) => {
    for (const image of images)
      if (!shown.has(image) && (text === undefined || mayShowImage(text, image))) shown.set(image, path);
  };
  const read = overlaidBytes(store, published(main), files);
  for (const paths of inGroups(await entryPaths(store, main, files))) {
    await Promise.all(
      paths.map(async (path) => look(path, await textOr(() => read(`${store.prefix}${path}`)))),
    );
    if (shown.size === images.length) return shown;
  }
  const proposals = (await store.proposalNames()).filter(
    (one) => one.collection !== name?.collection || one.slug !== name.slug,
  );
  for (const group of inGroups(proposals)) {
    await Promise.all(group.map((proposal) => lookAtProposal(store, main, proposal, look)));
    if (shown.size === images.length) return shown;
  }
  return shown;
}

/** The paths of the entries that are published once some files are written; one that is written as it was is one of them. */
async function entryPaths(
  store: Store,
  main: string | undefined,
  files: readonly FileWrite[],
): Promise<readonly string[]> {
  const removed = new Set(files.filter(({ content }) => !content).map(({ path }) => path));
  const lists = await Promise.all(
    COLLECTIONS.map(async ({ folder }) =>
      (await store.names(main, `${store.prefix}${folder}`)).map((name) => `${folder}/${name}`),
    ),
  );
  return lists
    .flat()
    .filter((path) => collectionOf(path) || isMisnamed(path))
    .filter((path) => !removed.has(`${store.prefix}${path}`));
}

/** The texts of a proposal that may show an image: its entry's, and that of the new institution. */
async function lookAtProposal(
  store: Store,
  main: string | undefined,
  proposal: EntryName & { readonly tip: string },
  look: (path: string, text: string | undefined) => void,
): Promise<void> {
  const path = pathOfEntry(proposal);
  if (proposal.tip === "") return look(path, undefined);
  const at = { commit: proposal.tip, of: "proposal" } as const;
  const text = await textOr(async () => (await store.read(at, `${store.prefix}${path}`))?.bytes, "");
  look(path, text);
  for (const named of namedInText(text) ?? []) {
    if (!collectionOf(named) || (await store.find(published(main), `${store.prefix}${named}`))) continue;
    look(path, await textOr(async () => (await store.read(at, `${store.prefix}${named}`))?.bytes, ""));
  }
}

/** A text, or what stands for one that is not there; undefined for one that is there and cannot be read. */
async function textOr(
  read: () => Promise<Uint8Array | undefined>,
  absent?: string,
): Promise<string | undefined> {
  try {
    const bytes = await read();
    return bytes ? decode(bytes).text : absent;
  } catch (error) {
    if (error instanceof Refusal && (error.kind === "invalid" || error.kind === "damaged")) return undefined;
    throw error;
  }
}

/** A file of a change; an image keeps only what draws it. */
async function withoutAside(store: Store, main: string | undefined, file: FileWrite): Promise<FileWrite> {
  const image = file.path.startsWith(store.prefix) ? file.path.slice(store.prefix.length) : "";
  if (!file.content || !isInMediaFolder(image)) return file;
  const bytes = await overlaidBytes(store, published(main), [file])(file.path);
  const accepted = bytes && acceptImage(image, bytes);
  if (!bytes || !accepted?.ok || sameBytes(accepted.bytes, bytes)) return file;
  return { ...file, content: { mode: file.content.mode, bytes: accepted.bytes } };
}

async function asPublished(store: Store, main: string | undefined, path: string): Promise<FileWrite> {
  const side = await store.find(published(main), path);
  return { path, content: side && { ...side, asIn: published(main) } };
}

function inGroups<Item>(items: readonly Item[]): Item[][] {
  return Array.from({ length: Math.ceil(items.length / AT_ONCE) }, (_, group) =>
    items.slice(group * AT_ONCE, (group + 1) * AT_ONCE),
  );
}
