import { selectMediaFiles as ofEntry } from "decap-cms-core/dist/esm/reducers/mediaLibrary.js";

export * from "decap-cms-core/dist/esm/reducers/mediaLibrary.js";

/** A logo as the library shows it. */
interface LibraryFile {
  readonly path: string;
}

interface State {
  readonly mediaLibrary: { get(key: "files"): readonly LibraryFile[] | undefined };
}

/**
 * Takes the place of Decap's own in the library: beside the images of the entry that is open, which Decap copies
 * when it opens it, all those that came since (see media-library.ts).
 */
export function selectMediaFiles(state: State, field: unknown): readonly LibraryFile[] {
  const files = ofEntry(state, field) as readonly LibraryFile[];
  const known = new Set(files.map(({ path }) => path));
  return [...files, ...(state.mediaLibrary.get("files") ?? []).filter(({ path }) => !known.has(path))];
}
