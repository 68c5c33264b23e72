import {
  closeSync,
  type Dirent,
  existsSync,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  type Stats,
} from "node:fs";
import { join } from "node:path";
import { COLLECTIONS, EXTENSION, isMisnamed, MEDIA_FOLDER } from "../contribution/model/collections.ts";
import { type ImageFile, imageKind, imageSaysPlace, imageSize } from "../contribution/validation/images.ts";
import type { CatalogueFile, Unreadable } from "../contribution/validation/validate-files.ts";

/** The data files under a data root, those misnamed included: their paths, in order, and a way to read each. */
export interface DataTree {
  readonly files: readonly string[];
  read(file: string): CatalogueFile["content"];
}

/**
 * Lists the data files under a data root. A symbolic link is not followed: what it leads to may be outside the
 * catalogue.
 */
export function dataTree(root: string): DataTree {
  const odd = new Map<string, Unreadable>();
  const files = COLLECTIONS.flatMap(({ folder }) => {
    const directory = join(root, folder);
    if (!existsSync(directory)) return [];
    const entries = readdirSync(directory, { withFileTypes: true }).filter(
      ({ name }) => !name.startsWith(".") && (name.endsWith(EXTENSION) || isMisnamed(`${folder}/${name}`)),
    );
    for (const entry of entries) {
      const path = `${folder}/${entry.name}`;
      if (!entry.isFile()) odd.set(path, unreadable(entry));
      else if (!entry.name.endsWith(EXTENSION)) odd.set(path, { unreadable: "other-extension" });
    }
    return entries.map(({ name }) => `${folder}/${name}`).sort();
  });
  return { files, read: (file) => odd.get(file) ?? contentOf(`${root}/${file}`) };
}

/** The data files under a data root, in the order of their paths. */
export function readDataTree(root: string): CatalogueFile[] {
  const { files, read } = dataTree(root);
  return files.map((file) => ({ file, content: read(file) }));
}

/** What stands at a path; undefined when nothing does. */
export function readDataFile(path: string): CatalogueFile["content"] | undefined {
  const status = lstatSync(path, { throwIfNoEntry: false });
  return status && (status.isFile() ? contentOf(path) : unreadable(status));
}

function unreadable(entry: Dirent | Stats): Unreadable {
  return { unreadable: entry.isSymbolicLink() ? "symbolic-link" : "not-a-file" };
}

function contentOf(path: string): CatalogueFile["content"] {
  try {
    return usualText(path) ?? readFileSync(path);
  } catch {
    // No right to read it, a disk that lost it, or somebody who has just removed it: the other files are still read.
    return { unreadable: "not-readable" };
  }
}

const USUAL_LENGTH = 50_000;

/** The text of a file, in one step, unless something of it has to be looked at byte by byte. */
function usualText(path: string): string | undefined {
  try {
    const text = readFileSync(path, "utf8");
    return text.length > USUAL_LENGTH || text.includes("\uFFFD") ? undefined : text;
  } catch {
    // Longer than a string can be, or not readable at all, which reading the bytes will tell.
    return undefined;
  }
}

// Where a photograph says how large it is comes after all that its camera has to tell, some 64 kB.
const HEADER_BYTES = 100_000;

/** The images under a data root; undefined when there is no folder of images, as where logos are kept elsewhere. */
export function readImages(root: string): ImageFile[] | undefined {
  return imageFiles(root)?.map((file) => readImage(root, file));
}

/** Paths of the images under a data root, in order; undefined when there is no folder of images. */
export function imageFiles(root: string): string[] | undefined {
  const directory = join(root, MEDIA_FOLDER);
  if (!existsSync(directory)) return undefined;
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
    .map(({ name }) => `${MEDIA_FOLDER}/${name}`)
    .sort();
}

/** What the checks need to know of one image; one that cannot be read is no image. */
export function readImage(root: string, file: string): ImageFile {
  const header = new Uint8Array(HEADER_BYTES);
  try {
    const descriptor = openSync(join(root, file), "r");
    try {
      const read = header.subarray(0, readSync(descriptor, header));
      const { size } = fstatSync(descriptor);
      return { file, size, kind: imageKind(read), pixels: imageSize(read), saysPlace: imageSaysPlace(read) };
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return { file, size: 0, kind: "other" };
  }
}
