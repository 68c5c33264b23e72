import type { KeyOrder } from "../../model/key-order.ts";
import { isMapping } from "../../model/mapping.ts";
import { parseSource } from "../reading/parse.ts";
import { deepEqual } from "../values/data-equality.ts";
import { writeDocument } from "../writing/write.ts";
import { type DataConflict, mergeData, type Side } from "./merge-data.ts";

/** A file in three versions; the base may be absent, when both made the file. */
export interface Texts {
  readonly base: string | undefined;
  readonly mine: string;
  readonly theirs: string;
}

/** The merged text, and where a choice had to be made. */
export interface DocumentMerge {
  readonly text: string;
  readonly conflicts: readonly DataConflict[];
}

/**
 * Merges the data of two texts made from the same one, and writes them over `theirs`, of which only the lines that
 * `mine` changed are changed. Undefined when one of them cannot be read.
 */
export function mergeDocuments(
  { base, mine, theirs }: Texts,
  order: KeyOrder,
  choose?: (conflict: DataConflict) => Side,
): DocumentMerge | undefined {
  const [before, ours, others] = [base ?? "{}", mine, theirs].map(readData);
  if (!before || !ours || !others) return undefined;
  const { data, conflicts } = mergeData({ base: before, mine: ours, theirs: others }, choose);
  // Two mappings give a mapping.
  return isMapping(data) ? { text: writeDocument(theirs, data, order), conflicts } : undefined;
}

/** Whether two texts can be read and hold the same data. */
export function holdSameData(left: string, right: string): boolean {
  const [one, other] = [readData(left), readData(right)];
  return one !== undefined && other !== undefined && deepEqual(one, other);
}

function readData(text: string): Readonly<Record<string, unknown>> | undefined {
  const parsed = parseSource(text);
  return parsed.ok ? parsed.data : undefined;
}
