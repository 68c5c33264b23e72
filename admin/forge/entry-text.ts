import { collectionOf } from "../../contribution/model/collections.ts";
import { keyOrderOf } from "../../contribution/model/key-order.ts";
import { titleAt } from "../../contribution/model/schema.ts";
import {
  holdSameData,
  mergeDocuments,
  type Texts,
} from "../../contribution/source/merging/merge-documents.ts";
import { parseSource } from "../../contribution/source/reading/parse.ts";
import { writeDocument } from "../../contribution/source/writing/write.ts";

/** A text that holds the changes of both versions, or the titles of the fields that both changed differently. */
export type Merged = { readonly text: string } | { readonly titles: readonly string[] };

/** The text to save over `base`: only the lines of what was edited differ, whatever the form sends for the others. */
export function rewritten(path: string, base: string | undefined, submitted: string): string {
  const parsed = parseSource(submitted);
  const kind = collectionOf(path)?.kind;
  return parsed.ok && kind ? writeDocument(base, parsed.data, keyOrderOf(kind)) : submitted;
}

/** What two versions made from the same text give together; no titles when one of them cannot be read. */
export function mergedText(path: string, { base, mine, theirs }: Texts): Merged {
  if (theirs === base || (base !== undefined && holdSameData(theirs, base))) {
    return { text: rewritten(path, theirs, mine) };
  }
  if (mine === base || mine === theirs) return { text: theirs };
  const kind = collectionOf(path)?.kind;
  const merged = kind && mergeDocuments({ base, mine, theirs }, keyOrderOf(kind));
  if (kind && merged && merged.conflicts.length === 0) return { text: merged.text };
  const titles = (merged?.conflicts ?? []).map((conflict) =>
    kind ? titleAt(kind, conflict.path.slice(0, 1)) : "",
  );
  return { titles: [...new Set(titles)] };
}
