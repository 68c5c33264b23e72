import { collectionOf } from "../../contribution/model/collections.ts";
import { keyOrderOf } from "../../contribution/model/key-order.ts";
import { applyChanges } from "../../contribution/source/values/apply-changes.ts";
import { writeDocument } from "../../contribution/source/writing/write.ts";
import type { CatalogueContext } from "../../contribution/validation/context.ts";
import {
  type ReadFile,
  readCatalogueFile,
  validateReadFile,
} from "../../contribution/validation/validate-files.ts";

const MOST_ROUNDS = 300;

/** The text once every repair is made, one after the other, until none is left to make. */
export function repaired(read: ReadFile, context: CatalogueContext): string {
  let current = read;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const text = onceRepaired(current, context);
    if (text === current.text) return text;
    current = readCatalogueFile({ file: read.file, content: text });
  }
  throw new Error(`${read.file} is still being repaired after ${MOST_ROUNDS} rounds.`);
}

/** The text after the first repair that changes it: the others may speak of what it changes. */
function onceRepaired(read: ReadFile, context: CatalogueContext): string {
  const kind = collectionOf(read.file)?.kind;
  if (!kind || !read.data) return read.text;
  let text = read.text;
  for (const { repair } of validateReadFile(read, context)) {
    if (!repair) continue;
    text = writeDocument(read.text, applyChanges(read.data, repair.changes), keyOrderOf(kind));
    if (text !== read.text) return text;
  }
  return text;
}
