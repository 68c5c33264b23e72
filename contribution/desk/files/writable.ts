import { acceptImage } from "../../validation/images.ts";
import { isPlain, sameBytes } from "../desk-work.ts";
import type { MediaToSave } from "../entry.ts";
import { Refusal } from "../refusal.ts";
import type { FileWrite, Store, StoredSide, Version } from "../store.ts";
import { notPlain, parseDataPath, parseMediaPath } from "./data-path.ts";

/** What is at a path (under the data root) that is to be written or removed; anything but a plain file is refused. */
export async function findWritable(store: Store, at: Version, path: string): Promise<StoredSide | undefined> {
  parseDataPath(path);
  const found = await store.find(at, `${store.prefix}${path}`);
  if (found && !isPlain(found)) throw notPlain(path);
  return found;
}

/**
 * An image to store without what does not draw it (the place where a photo was taken, say); refuses what is not, by its
 * content, the whole image that its name announces. Undefined when it is stored already.
 */
export async function imageWrite(
  store: Store,
  at: Version,
  media: MediaToSave,
): Promise<FileWrite | undefined> {
  const { path } = parseMediaPath(media.path);
  const existing = await findWritable(store, at, path);
  const image = acceptImage(path, media.bytes);
  if (!image.ok) throw new Refusal("invalid", image.reason);
  const place = `${store.prefix}${path}`;
  const previous = existing && (await store.read(at, place));
  if (previous && sameBytes(previous.bytes, image.bytes)) return undefined;
  const content = { mode: existing?.mode ?? "100644", bytes: image.bytes };
  return { path: place, content, ...(previous && { previous }) };
}
