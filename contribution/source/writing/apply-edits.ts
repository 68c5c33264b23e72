import type { TextEdit } from "../../diagnostics/diagnostic.ts";

/**
 * The text once edited; edits of the same place are made in their order. Undefined when two of them touch the same
 * characters.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string | undefined {
  const inOrder = edits.toSorted((one, other) => one.start - other.start || one.end - other.end);
  const parts: string[] = [];
  let at = 0;
  for (const edit of inOrder) {
    if (edit.start < at) return undefined;
    parts.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  return parts.join("") + text.slice(at);
}
