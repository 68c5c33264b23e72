import { collectionOf } from "../../model/collections.ts";
import { foldedPath } from "../../model/folded-path.ts";
import { keyOrderOf } from "../../model/key-order.ts";
import { parseSource } from "../../source/reading/parse.ts";
import { writeDocument } from "../../source/writing/write.ts";
import { textsOf } from "../desk-work.ts";
import type { EntryToSave, TextToSave } from "../entry.ts";
import { isInMediaFolder } from "../files/data-path.ts";
import { entryImagePath, isNamedAfter } from "../files/image-names.ts";
import type { Found } from "../names.ts";
import type { Store, Version } from "../store.ts";
import { versionOf } from "./entry-files.ts";

/** A save whose new images are called after the entries that show them. */
export interface NamedImages {
  readonly entry: EntryToSave;
  /** Whether the texts name them otherwise than they were sent. */
  readonly areRenamed: boolean;
}

/** Gives the images sent with an entry names of their own, in its texts too. */
export async function withNamedImages(store: Store, found: Found, entry: EntryToSave): Promise<NamedImages> {
  const { companions = [], media } = entry;
  const texts = [entry, ...companions];
  const at = versionOf(found);
  const names = new Map<string, string>();
  const named = await Promise.all(
    media.map(async (image) => {
      const owner = texts.find((text) => isSameName(shownBy(text), image.path));
      if (!owner || image.bytes.length === 0) return image;
      const path = await entryImagePath(store, { main: found.main, at }, owner.path, image);
      names.set(foldedPath(image.path), path);
      return { ...image, path };
    }),
  );
  const renamed = async <Text extends TextToSave>(text: Text) =>
    withName(await knowingStored(store, at, text), names);
  const [own, ...others] = await Promise.all([renamed(entry), ...companions.map(renamed)]);
  const next = { ...entry, ...own, companions: others, media: named };
  return { entry: next, areRenamed: next.text !== entry.text };
}

/**
 * An edit that began with a name under which its image was sent, and not stored, as if it had begun with the name that it
 * was given: who typed on while it was saved was not told of that one.
 */
async function knowingStored<Text extends TextToSave>(store: Store, at: Version, text: Text): Promise<Text> {
  const { path, base } = text;
  const names = base === undefined ? undefined : await storedName(store, at, { path, text: base });
  if (base === undefined || !names) return text;
  return { ...withName(text, names), base: withName({ ...text, text: base }, names).text };
}

/** A text that was sent as a version stored it: its image may have another name there. */
export async function asStored(store: Store, at: Version, sent: TextToSave): Promise<string> {
  const names = await storedName(store, at, sent);
  return names ? withName(sent, names).text : sent.text;
}

/** The name that was given to the image of a text that was sent, by the name that it was sent under. */
async function storedName(
  store: Store,
  at: Version,
  { path, text }: TextToSave,
): Promise<ReadonlyMap<string, string> | undefined> {
  const sent = shownBy({ text });
  if (sent === undefined || !isInMediaFolder(sent)) return undefined;
  if (await store.find(at, `${store.prefix}${sent}`)) return undefined;
  const stored = shownBy({ text: (await textsOf({ store }, at)(path)) ?? "" });
  return stored !== undefined && isNamedAfter(path, stored)
    ? new Map([[foldedPath(sent), stored]])
    : undefined;
}

/** The image that an entry's text shows. */
function shownBy({ text }: Pick<TextToSave, "text">): string | undefined {
  const parsed = parseSource(text);
  const shown = parsed.ok ? parsed.data.imgSrc : undefined;
  return typeof shown === "string" ? shown : undefined;
}

function isSameName(shown: string | undefined, path: string): boolean {
  return shown !== undefined && isInMediaFolder(path) && foldedPath(shown) === foldedPath(path);
}

function withName<Text extends TextToSave>(text: Text, names: ReadonlyMap<string, string>): Text {
  const shown = shownBy(text);
  const name = shown === undefined ? undefined : names.get(foldedPath(shown));
  const parsed = parseSource(text.text);
  const kind = collectionOf(text.path)?.kind;
  if (name === undefined || name === shown || !parsed.ok || !kind) return text;
  return { ...text, text: writeDocument(text.text, { ...parsed.data, imgSrc: name }, keyOrderOf(kind)) };
}
