import { closeSync, existsSync, lstatSync, openSync, readdirSync, readFileSync, readSync } from "node:fs";
import { join } from "node:path";
import { COLLECTIONS, EXTENSION, MEDIA_FOLDER } from "../contribution/model/collections.ts";
import { type ImageFile, imageKind } from "../contribution/validation/images.ts";
import type { CatalogueFile } from "../contribution/validation/validate-files.ts";

/**
 * The data files under a data root, in the order of their paths. A symbolic link is not followed: what it leads to
 * may be outside the catalogue.
 */
export function readDataTree(root: string): CatalogueFile[] {
  return COLLECTIONS.flatMap(({ folder }) => {
    const directory = join(root, folder);
    if (!existsSync(directory)) return [];
    return readdirSync(directory)
      .filter((name) => name.endsWith(EXTENSION) && !name.startsWith("."))
      .sort()
      .map((name) => ({ file: `${folder}/${name}`, content: contentOf(join(directory, name)) }));
  });
}

function contentOf(path: string): CatalogueFile["content"] {
  const status = lstatSync(path);
  if (status.isFile()) return readFileSync(path);
  return { unreadable: status.isSymbolicLink() ? "symbolic-link" : "not-a-file" };
}

const HEADER_BYTES = 16;

/** The images under a data root; undefined when there is no folder of images, as where logos are kept elsewhere. */
export function readImages(root: string): ImageFile[] | undefined {
  const directory = join(root, MEDIA_FOLDER);
  if (!existsSync(directory)) return undefined;
  return readdirSync(directory)
    .filter((name) => !name.startsWith(".") && lstatSync(join(directory, name)).isFile())
    .sort()
    .map((name) => imageAt(`${MEDIA_FOLDER}/${name}`, join(directory, name)));
}

function imageAt(file: string, path: string): ImageFile {
  const header = new Uint8Array(HEADER_BYTES);
  const descriptor = openSync(path, "r");
  readSync(descriptor, header);
  closeSync(descriptor);
  return { file, size: lstatSync(path).size, kind: imageKind(header) };
}
