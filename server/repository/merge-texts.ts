import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { collectionOf } from "../../contribution/model/collections.ts";
import { keyOrderOf } from "../../contribution/model/key-order.ts";
import type { DataConflict } from "../../contribution/source/merge-data.ts";
import { holdSameData, mergeDocuments, type Texts } from "../../contribution/source/merge-documents.ts";
import type { Store } from "./store.ts";

/** A text that holds the changes of both, or what both changed differently (none when a text cannot be read). */
export type MergedTexts = { readonly text: string } | { readonly conflicts: readonly DataConflict[] };

/**
 * Merges two texts of a file field by field; line by line when one of them cannot be read. Where both ways give the
 * same data, the lines' one is taken: it also keeps the comments that both wrote.
 */
export async function mergeTexts(store: Store, path: string, texts: Texts): Promise<MergedTexts> {
  const kind = collectionOf(path)?.kind;
  const merged = kind && mergeDocuments(texts, keyOrderOf(kind));
  if (merged?.conflicts.length) return { conflicts: merged.conflicts };
  const lines = await mergeLines(store, texts);
  if (merged) return { text: lines !== undefined && holdSameData(lines, merged.text) ? lines : merged.text };
  return lines === undefined ? { conflicts: [] } : { text: lines };
}

/** The lines of both, or undefined when they disagree. */
async function mergeLines(store: Store, { base, mine, theirs }: Texts): Promise<string | undefined> {
  const folder = await mkdtemp(join(tmpdir(), "contribution-"));
  try {
    const files = ["theirs", "base", "mine"].map((name) => join(folder, name));
    await Promise.all([theirs, base ?? "", mine].map((text, i) => writeFile(files[i] ?? "", text)));
    const { code, stdout } = await store.git.attempt(["merge-file", "-p", "-q", ...files]);
    return code === 0 ? stdout.toString() : undefined;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
