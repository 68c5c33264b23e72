import { MEDIA_FOLDER, slugOf } from "../../model/collections.ts";
import { foldedPath } from "../../model/folded-path.ts";
import { plainFileName } from "../../model/slug.ts";
import { acceptImage, imageKind } from "../../validation/images.ts";
import { published, sameBytes } from "../desk-work.ts";
import type { MediaToSave } from "../entry.ts";
import { Refusal } from "../refusal.ts";
import type { Store, Version } from "../store.ts";
import { checkMedia, isInMediaFolder } from "./data-path.ts";
import { gitIdOf } from "./git-id.ts";

/**
 * The path (under the data root) under which a new image of an entry is stored over a version: its file is called after
 * the entry, whatever the person's own is called, so that no other's is ever replaced. The same bytes are stored once.
 */
export async function entryImagePath(
  store: Store,
  { main, at }: { readonly main: string | undefined; readonly at: Version },
  owner: string,
  media: MediaToSave,
): Promise<string> {
  const { bytes, extension } = accepted(media);
  const held = await store.find(at, `${store.prefix}${media.path}`);
  const stored = held && (await store.read(at, `${store.prefix}${media.path}`));
  if (stored && sameBytes(stored.bytes, bytes)) return media.path;
  const stem = plainFileName(slugOf(owner));
  const first = isNamedAfter(owner, media.path) ? [media.path] : [];
  return freePath(store, main, bytes, [...first, ...numbered(`logo_${stem}`, extension)]);
}

/** Whether an image (path under the data root) is called after an entry. */
export function isNamedAfter(owner: string, path: string): boolean {
  const stem = plainFileName(slugOf(owner));
  return new RegExp(`/(logo[_-])?${stem}([_-][0-9]+)?\\.(png|jpe?g)$`).test(path);
}

/** The same for an image that is added to what is published, for no entry yet. */
export async function libraryImagePath(
  store: Store,
  main: string | undefined,
  media: MediaToSave,
): Promise<string> {
  const { bytes, extension } = accepted(media);
  const name = media.path.slice(media.path.lastIndexOf("/") + 1, media.path.lastIndexOf("."));
  return freePath(store, main, bytes, numbered(plainFileName(name), extension));
}

/** How many names are tried: more than one entry has images. */
const MOST = 1_000;

function numbered(stem: string, extension: string): string[] {
  return Array.from(
    { length: MOST },
    (_, index) => `${MEDIA_FOLDER}/${stem}${index === 0 ? "" : `-${index + 1}`}.${extension}`,
  );
}

function accepted(media: MediaToSave) {
  if (!isInMediaFolder(media.path)) checkMedia(media);
  const image = acceptImage(media.path, media.bytes);
  if (!image.ok) throw new Refusal("invalid", image.reason);
  return { bytes: image.bytes, extension: imageKind(image.bytes) === "png" ? "png" : "jpg" };
}

/** Where the same image is published already, else the first path that no published file could be taken for. */
async function freePath(
  store: Store,
  main: string | undefined,
  bytes: Uint8Array,
  candidates: readonly string[],
): Promise<string> {
  const names = await store.names(main, `${store.prefix}${MEDIA_FOLDER}`);
  const paths = names.map((name) => `${MEDIA_FOLDER}/${name}`).filter(isInMediaFolder);
  const sides = await Promise.all(paths.map((path) => store.find(published(main), `${store.prefix}${path}`)));
  const id = await gitIdOf(bytes, sides.find((side) => side?.oid)?.oid?.length);
  const same = paths.find((_, index) => sides[index]?.oid === id);
  if (same !== undefined) return same;
  const taken = new Set(paths.map(foldedPath));
  const free = candidates.find((path) => !taken.has(foldedPath(path)));
  if (free === undefined)
    throw new Refusal("collision", "Trop d’images portent déjà ce nom : renommez la vôtre.");
  return free;
}
