import { COLLECTIONS, type Collection, EXTENSION, MEDIA_FOLDER } from "../../model/collections.ts";
import { isBranchSlug } from "../../model/slug.ts";
import { acceptImage } from "../../validation/images.ts";
import type { EntryName, MediaToSave } from "../entry.ts";
import { Refusal } from "../refusal.ts";
import { UNFIT_FOR_DRAFTS } from "../refusal-sentences.ts";

/** What a path under the data root names: an entry of a collection, or a file of the media folder. */
export type DataPath =
  | { readonly kind: "entry"; readonly path: string; readonly collection: Collection; readonly slug: string }
  | { readonly kind: "media"; readonly path: string; readonly name: string };

const IMAGE_NAME = /\.(png|jpe?g)$/i;

/** Reads a path received from outside; whatever is not directly in a collection or media folder is refused. */
export function parseDataPath(path: string): DataPath {
  const parsed = isPlain(path) ? match(path) : undefined;
  if (!parsed) {
    throw new Refusal(
      "invalid",
      "Ce chemin n’est pas celui d’une fiche ni d’un logo : seuls ces fichiers sont accessibles ici.",
    );
  }
  return parsed;
}

/** Reads the path of an entry, and refuses that of a logo. */
export function parseEntryPath(path: string): DataPath & { kind: "entry" } {
  const parsed = parseDataPath(path);
  if (parsed.kind !== "entry") throw new Refusal("invalid", "Ce chemin n’est pas celui d’une fiche.");
  return parsed;
}

/** Reads the path of a logo, and refuses that of an entry. */
export function parseMediaPath(path: string): DataPath & { kind: "media" } {
  const parsed = parseDataPath(path);
  if (parsed.kind !== "media") {
    throw new Refusal(
      "invalid",
      `Ce chemin n’est pas celui d’un logo : les logos sont des fichiers png ou jpg du dossier ${MEDIA_FOLDER}.`,
    );
  }
  return parsed;
}

/** The same with its bytes: a file of another format in the folder of logos is refused by what it is. */
export function checkMedia({ path, bytes }: MediaToSave): void {
  const name = path.startsWith(`${MEDIA_FOLDER}/`) ? path.slice(MEDIA_FOLDER.length + 1) : "";
  const image = !IMAGE_NAME.test(name) && bytes.length > 0 ? acceptImage(path, bytes) : undefined;
  if (image && !image.ok && isPlain(path) && name !== "" && !name.includes("/"))
    throw new Refusal("invalid", image.reason);
  parseMediaPath(path);
}

/** Whether a path received from outside is directly in the folder of logos, whatever odd name the image has. */
export function isInMediaFolder(path: string): boolean {
  const name = path.startsWith(`${MEDIA_FOLDER}/`) ? path.slice(MEDIA_FOLDER.length + 1) : "";
  return IMAGE_NAME.test(name) && !/[\\/]/.test(name);
}

/** The collection of a name received from outside. */
export function findCollection(name: string): Collection {
  const collection = COLLECTIONS.find((candidate) => candidate.name === name);
  if (!collection) throw new Refusal("invalid", "Cette collection n’existe pas.");
  return collection;
}

/** Refuses a slug that could not be part of a branch name. */
export function checkSlug(slug: string): void {
  if (!isBranchSlug(slug)) throw new Refusal("invalid", UNFIT_FOR_DRAFTS);
}

/** The refusal of a path that holds a symbolic link or a submodule, which are neither followed nor replaced. */
export function notPlain(path: string): Refusal {
  return new Refusal(
    "invalid",
    `« ${path} » est un lien vers un autre emplacement, pas un fichier : il n’est ni lu ni modifié ici.`,
  );
}

function match(path: string): DataPath | undefined {
  const slash = path.lastIndexOf("/");
  const folder = path.slice(0, slash);
  const name = path.slice(slash + 1);
  if (folder === MEDIA_FOLDER) return IMAGE_NAME.test(name) ? { kind: "media", path, name } : undefined;
  const collection = COLLECTIONS.find((candidate) => candidate.folder === folder);
  const slug = name.slice(0, -EXTENSION.length);
  return collection && slug && name.endsWith(EXTENSION)
    ? { kind: "entry", path, collection, slug }
    : undefined;
}

function isPlain(path: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused here.
  if (/[\\\u0000-\u001f\u007f]/.test(path)) return false;
  return path.split("/").every((segment) => segment !== "" && !segment.startsWith("."));
}

/** The path of an entry, under the data root. */
export function pathOfEntry({ collection, slug }: EntryName): string {
  return `${findCollection(collection).folder}/${slug}${EXTENSION}`;
}

/** Whether a name received from outside can be that of an entry with a draft. */
export function isEntryName({ collection, slug }: EntryName): boolean {
  return isBranchSlug(slug) && COLLECTIONS.some(({ name }) => name === collection);
}
