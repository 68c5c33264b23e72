import type { TextEdit } from "../../diagnostics/diagnostic.ts";
import type { KeyOrder } from "../../model/key-order.ts";
import type { SyntaxNode } from "../places/syntax-tree.ts";
import { indented, itemLines, type Layout, tailLines } from "./block-text.ts";
import { flowText } from "./flow-text.ts";

/** Where a value stands, for writing another in its place. */
export interface Slot {
  /** After a key, after a dash, or between brackets or braces. */
  readonly kind: "entry" | "item" | "flow";
  /** Offset just after the colon or dash; of the value itself between brackets. */
  readonly from: number;
  /** Column of the key or dash. */
  readonly column: number;
  /** The order of keys in the value. */
  readonly order: KeyOrder | undefined;
}

/** What edits are made with: the text edited, its layout, and the edits that turn a node into a value. */
export interface Writing {
  readonly text: string;
  readonly layout: Layout;
  readonly edit: (node: SyntaxNode, value: unknown, slot: Slot, writing: Writing) => TextEdit[];
}

/** Lines joined as they stand from a column on; the first is not indented. */
export function joined(lines: readonly string[], column: number, newline: string): string {
  const [first = "", ...rest] = lines;
  return [first, ...indented(rest, column)].join(newline);
}

/** Writes a value in canonical form in place of a node; nothing of the node's text is kept. */
export function replacement(node: SyntaxNode, value: unknown, slot: Slot, { layout }: Writing): TextEdit {
  const end = Math.max(node.end, slot.from);
  if (slot.kind === "flow") {
    const text = flowText(value, slot.order);
    return node.start === node.end
      ? { start: slot.from, end, text: ` ${text}` }
      : { start: node.start, end, text };
  }
  const lines =
    slot.kind === "entry" ? tailLines(value, slot.order, layout) : itemLines(value, slot.order, layout);
  const text = joined(lines, slot.column, layout.newline);
  return { start: slot.from, end, text: slot.kind === "entry" ? text : text.slice(1) };
}
