import { inBatches } from "./batches.ts";
import type { ForgeComparison } from "./forge.ts";

/** What a draft's commit was found to bring, which never changes, and its texts. Plain JSON. */
export interface KeptDraft {
  /** The commit of the main branch beside which it was found. */
  readonly main: string;
  readonly said: ForgeComparison;
  /** By git's id, which vouches for them. */
  readonly texts: Readonly<Record<string, string>>;
}

/** Name of the browser's cache of them. */
const CACHE = "contribution-drafts";

/** Nobody is asked at this address: a cache knows things by addresses alone. */
function addressOf(tip: string): string {
  return `https://drafts.invalid/${tip}`;
}

/** What this browser keeps of drafts from page to page, by their commit; nothing where it keeps nothing. */
export async function readKept(tips: readonly string[]): Promise<ReadonlyMap<string, KeptDraft>> {
  try {
    if (tips.length === 0 || globalThis.caches === undefined) return new Map();
    const cache = await caches.open(CACHE);
    const found = await inBatches(tips, async (tip) => {
      const kept = await cache.match(addressOf(tip));
      // What was written here.
      return kept ? [[tip, (await kept.json()) as KeptDraft] as const] : [];
    });
    return new Map(found.flat());
  } catch {
    return new Map();
  }
}

/** Keeps what drafts bring, and lets go of all that is not on the board any more (`tips`). */
export async function keepDrafts(
  drafts: ReadonlyMap<string, KeptDraft>,
  tips: readonly string[],
): Promise<void> {
  try {
    if (globalThis.caches === undefined) return;
    const cache = await caches.open(CACHE);
    const shown = new Set(tips.map(addressOf));
    const gone = (await cache.keys()).filter(({ url }) => !shown.has(url));
    await inBatches(gone, (request) => cache.delete(request));
    await inBatches([...drafts], ([tip, draft]) =>
      cache.put(addressOf(tip), new Response(JSON.stringify(draft))),
    );
  } catch {
    // A browser that is full, or keeps nothing, asks again.
  }
}

/** Forgets what is kept: for who logs out. */
export async function forgetKept(): Promise<void> {
  await globalThis.caches?.delete(CACHE).catch(() => undefined);
}
