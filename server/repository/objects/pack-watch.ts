import { readdir, stat } from "node:fs/promises";

/** How long (ms) packs are taken for those that were seen last. */
const FRESH = 1_000;

/** Tells whether a pack was deleted since it was asked last: a process that stays open would go on reading it. */
export function createPackWatch(packs: string): () => Promise<boolean> {
  let known = new Set<string>();
  let changedAt = 0;
  let lookedAt = Number.NEGATIVE_INFINITY;
  return async () => {
    if (Date.now() - lookedAt < FRESH) return false;
    lookedAt = Date.now();
    const { mtimeMs } = await stat(packs).catch(() => ({ mtimeMs: 0 }));
    if (mtimeMs === changedAt) return false;
    changedAt = mtimeMs;
    const names = new Set((await readdir(packs).catch(() => [])).filter((name) => name.endsWith(".pack")));
    const isOneGone = [...known].some((name) => !names.has(name));
    known = names;
    return isOneGone;
  };
}
