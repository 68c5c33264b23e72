import { collectionOf } from "../../model/collections.ts";
import { keyOrderOf } from "../../model/key-order.ts";
import type { DataConflict } from "../../source/merging/merge-data.ts";
import { holdSameData, mergeDocuments, type Texts } from "../../source/merging/merge-documents.ts";
import { mergeLines } from "./merge-lines.ts";

/** A text that holds the changes of both, or what both changed differently (none when a text cannot be read). */
export type MergedTexts = { readonly text: string } | { readonly conflicts: readonly DataConflict[] };

/**
 * Merges two texts of a file field by field; line by line when one of them cannot be read. Where both ways give the
 * same data, the lines' one is taken: it also keeps the comments that both wrote.
 */
export function mergeTexts(path: string, texts: Texts): MergedTexts {
  const kind = collectionOf(path)?.kind;
  const merged = kind && mergeDocuments(texts, keyOrderOf(kind));
  if (merged?.conflicts.length) return { conflicts: merged.conflicts };
  const lines = mergeLines(texts);
  if (merged) return { text: lines !== undefined && holdSameData(lines, merged.text) ? lines : merged.text };
  return lines === undefined ? { conflicts: [] } : { text: lines };
}
