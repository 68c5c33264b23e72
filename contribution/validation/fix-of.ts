import type { Diagnostic, Fix } from "../diagnostics/diagnostic.ts";
import { collectionOf } from "../model/collections.ts";
import { keyOrderOf } from "../model/key-order.ts";
import { applyChanges } from "../source/values/apply-changes.ts";
import { textEdits } from "../source/writing/text-edits.ts";
import { writeDocument } from "../source/writing/write.ts";
import type { ReadFile } from "./validate-files.ts";

/** A diagnostic's repair as edits of its file's text; undefined where there is no safe repair. */
export function fixOf({ repair }: Diagnostic, { file, text, data }: ReadFile): Fix | undefined {
  const kind = collectionOf(file)?.kind;
  if (!repair || !data || !kind) return undefined;
  const mended = writeDocument(text, applyChanges(data, repair.changes), keyOrderOf(kind));
  return { title: repair.title, edits: textEdits(text, mended) };
}
