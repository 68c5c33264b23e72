import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** Modification time (ms) of a file, 0 when it is not there. */
export function modified(path) {
  return existsSync(path) ? statSync(path).mtimeMs : 0;
}

/** Newest modification time (ms) of some files and folders under a root, at any depth; 0 when none is there. */
export function newest(root, paths) {
  let latest = 0;
  for (const path of paths) {
    const absolute = join(root, path);
    if (!existsSync(absolute)) continue;
    const status = statSync(absolute);
    latest = Math.max(latest, status.mtimeMs);
    if (status.isDirectory()) latest = Math.max(latest, newest(absolute, readdirSync(absolute)));
  }
  return latest;
}
