import { collectionOf } from "../../model/collections.ts";
import { keyOrderOf } from "../../model/key-order.ts";
import { parseSource } from "../../source/reading/parse.ts";
import { writeDocument } from "../../source/writing/write.ts";

/** Gives the text to store for a data file, from the stored text (undefined for a new file) and the submitted one. */
export type Rewrite = (base: string | undefined, submitted: string, path: string) => string;

/** Keeps every line that was not edited, whatever a form sends for the others. */
export const rewriteEntry: Rewrite = (base, submitted, path) => {
  const parsed = parseSource(submitted);
  const kind = collectionOf(path)?.kind;
  return parsed.ok && kind ? writeDocument(base, parsed.data, keyOrderOf(kind)) : submitted;
};
