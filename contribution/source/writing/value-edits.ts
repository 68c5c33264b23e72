import type { TextEdit } from "../../diagnostics/diagnostic.ts";
import { isMapping } from "../../model/mapping.ts";
import { lineEnd } from "../places/lines.ts";
import type { SyntaxNode } from "../places/syntax-tree.ts";
import { deepEqual } from "../values/data-equality.ts";
import { flowMappingEdits, flowSequenceEdits } from "./flow-edits.ts";
import { mappingEdits } from "./mapping-edits.ts";
import { editedScalar } from "./scalar-edit.ts";
import { sequenceEdits } from "./sequence-edits.ts";
import { replacement, type Slot, type Writing } from "./slot.ts";

/** The fewest edits that turn a node into a value. */
export function valueEdits(node: SyntaxNode, value: unknown, slot: Slot, writing: Writing): TextEdit[] {
  if (deepEqual(node.data, value)) return [];
  return insideEdits(node, value, slot, writing) ?? [replacement(node, value, slot, writing)];
}

/** The value written anew to the end of its line, when finer edits do not read back as they should. */
export function wholeValueEdit(node: SyntaxNode, value: unknown, slot: Slot, writing: Writing): TextEdit[] {
  if (deepEqual(node.data, value)) return [];
  const edit = replacement(node, value, slot, writing);
  return [{ ...edit, end: slot.kind === "flow" ? edit.end : lineEnd(writing.text, edit.end) }];
}

function insideEdits(node: SyntaxNode, value: unknown, slot: Slot, writing: Writing): TextEdit[] | undefined {
  if (node.kind === "mapping" && isMapping(value)) {
    return (node.flow ? flowMappingEdits : mappingEdits)(node, value, slot.order, writing);
  }
  if (node.kind === "sequence" && Array.isArray(value)) {
    return (node.flow ? flowSequenceEdits : sequenceEdits)(node, value, slot.order, writing);
  }
  if (node.kind !== "scalar" || node.style === "empty" || typeof value === "object") return undefined;
  const source = writing.text.slice(node.start, node.end);
  const text = editedScalar(source, node, value, slot, writing.layout.newline);
  return [{ start: node.start, end: node.end, text }];
}
