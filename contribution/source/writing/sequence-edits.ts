import type { TextEdit } from "../../diagnostics/diagnostic.ts";
import type { KeyOrder } from "../../model/key-order.ts";
import { alignItems } from "../matching/align-items.ts";
import { extentEnd, itemEnd } from "../places/extent.ts";
import { columnOf, isFirstOnLine, lineStart } from "../places/lines.ts";
import type { Item, SequenceNode } from "../places/syntax-tree.ts";
import { deepEqual } from "../values/data-equality.ts";
import { indented, itemLines } from "./block-text.ts";
import { orderOfItems } from "./ordered-keys.ts";
import type { Writing } from "./slot.ts";

/**
 * The edits that turn a block list into some data, the fewest elements changed; an element that changes place keeps
 * its lines. Undefined when the list must be written anew.
 */
export function sequenceEdits(
  { items }: SequenceNode,
  data: readonly unknown[],
  order: KeyOrder | undefined,
  writing: Writing,
): TextEdit[] | undefined {
  const { text, layout } = writing;
  const [first] = items;
  if (!first || data.length === 0) return undefined;
  const column = columnOf(text, first.start);
  const steps = alignItems(
    items.map((item) => item.node.data),
    data,
  );
  if (steps.some((step) => step.kind !== "pair") && !isFirstOnLine(text, first.start)) return undefined;
  const linesOf = (item: Item) => ({
    start: lineStart(text, item.start),
    end: extentEnd(text, itemEnd(item), column),
  });
  const gone = steps.flatMap((step) => (step.kind === "delete" ? (items[step.from] ?? []) : []));
  const written = (value: unknown) => {
    const moved = gone.findIndex((item) => deepEqual(item.node.data, value));
    const [item] = moved === -1 ? [] : gone.splice(moved, 1);
    if (item) return text.slice(linesOf(item).start, linesOf(item).end);
    const lines = itemLines(value, orderOfItems(order), layout);
    return indented(lines, column)
      .map((line) => line + layout.newline)
      .join("");
  };
  const edits: TextEdit[] = [];
  let at = lineStart(text, first.start);
  for (const step of steps) {
    if (step.kind === "insert") {
      edits.push({ start: at, end: at, text: written(data[step.to]) });
      continue;
    }
    const item = items[step.from];
    if (!item) continue;
    const slot = { kind: "item", from: item.start + 1, column, order: orderOfItems(order) } as const;
    if (step.kind === "pair") edits.push(...writing.edit(item.node, data[step.to], slot, writing));
    else edits.push({ ...linesOf(item), text: "" });
    at = linesOf(item).end;
  }
  return edits;
}
