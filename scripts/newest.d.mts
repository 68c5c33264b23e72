/** Modification time (ms) of a file, 0 when it is not there. */
export function modified(path: string): number;

/** Newest modification time (ms) of some files and folders under a root, at any depth; 0 when none is there. */
export function newest(root: string, paths: readonly string[]): number;
