/** One file of a tree; `path` starts at the repository's root. */
export interface TreeEntry {
  readonly path: string;
  /** `100644` and `100755` are files, `120000` a symbolic link, `160000` a submodule. */
  readonly mode: string;
  readonly oid: string;
}

/** What a folder holds under a name: what a file of a tree is, or a folder. */
export type NamedEntry = Pick<TreeEntry, "mode" | "oid">;

/** What a path becomes: a blob and its mode, or nothing. */
export interface TreeChange {
  readonly path: string;
  readonly blob?: NamedEntry;
}

/** How a path differs between two trees; a side is absent when the path is. */
export interface TreeDifference {
  readonly path: string;
  readonly before?: NamedEntry;
  readonly after?: NamedEntry;
}

/** The mode of a folder in a tree. */
export const FOLDER = "40000";

/** Whether a mode is that of a plain file, which alone may be read or written. */
export function isPlainFile(mode: string): boolean {
  return mode === "100644" || mode === "100755";
}
