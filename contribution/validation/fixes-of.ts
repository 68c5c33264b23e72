import type { Fix, Repair } from "../diagnostics/diagnostic.ts";
import { collectionOf } from "../model/collections.ts";
import { keyOrderOf } from "../model/key-order.ts";
import { applyChanges } from "../source/values/apply-changes.ts";
import { textEdits } from "../source/writing/text-edits.ts";
import { documentWriter } from "../source/writing/write.ts";
import type { ReadFile } from "./validate-files.ts";

/**
 * What makes the edits of a file's text out of a repair of it; the file is looked at once, for all its repairs. They
 * are undefined where there is no safe repair.
 */
export function fixesOf({ file, text, data }: ReadFile): (repair: Repair | undefined) => Fix | undefined {
  const kind = collectionOf(file)?.kind;
  if (!data || !kind) return () => undefined;
  let write: ReturnType<typeof documentWriter> | undefined;
  return (repair) => {
    if (!repair) return undefined;
    write ??= documentWriter(text, keyOrderOf(kind));
    return { title: repair.title, edits: textEdits(text, write(applyChanges(data, repair.changes))) };
  };
}
