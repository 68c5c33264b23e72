import type { TextEdit } from "../../diagnostics/diagnostic.ts";
import type { KeyOrder } from "../../model/key-order.ts";
import { alignItems } from "../matching/align-items.ts";
import { entryEnd } from "../places/extent.ts";
import type { KeyValue, MappingNode, SequenceNode } from "../places/syntax-tree.ts";
import { deepEqual } from "../values/data-equality.ts";
import { applyEdits } from "./apply-edits.ts";
import { flowEntry, flowText } from "./flow-text.ts";
import { keysWithAdded, orderOfItems, orderOfKey } from "./ordered-keys.ts";
import type { Slot, Writing } from "./slot.ts";

/** One element between brackets or braces: where it was and its edits, or its text when it is new. */
type Part = string | { readonly start: number; readonly end: number; readonly edits: readonly TextEdit[] };

/** The edits that turn a list written between brackets into some data; undefined when it must be written anew. */
export function flowSequenceEdits(
  node: SequenceNode,
  data: readonly unknown[],
  order: KeyOrder | undefined,
  writing: Writing,
): TextEdit[] | undefined {
  if (data.length === 0) return undefined;
  const inner = orderOfItems(order);
  const parts = alignItems(
    node.items.map((item) => item.node.data),
    data,
  ).flatMap((step): Part[] => {
    if (step.kind === "delete") return [];
    if (step.kind === "insert") return [flowText(data[step.to], inner)];
    const item = node.items[step.from]?.node;
    if (!item) return [];
    const edits = writing.edit(item, data[step.to], flowSlot(item.start, inner), writing);
    return [{ start: item.start, end: item.end, edits }];
  });
  return partEdits(
    node,
    node.items.map(({ node: { start, end } }) => ({ start, end })),
    parts,
    writing.text,
  );
}

/** The edits that turn a mapping written between braces into some data; undefined when it must be written anew. */
export function flowMappingEdits(
  node: MappingNode,
  data: Readonly<Record<string, unknown>>,
  order: KeyOrder | undefined,
  writing: Writing,
): TextEdit[] | undefined {
  const odd = ([key, entry]: [string, KeyValue]) => entry.odd && !deepEqual(entry.value.data, data[key]);
  const entries = [...node.entries];
  if (Object.keys(data).length === 0 || entries.some(odd)) return undefined;
  const kept = entries.map(([key]) => key).filter((key) => Object.hasOwn(data, key));
  const added = Object.keys(data).filter((key) => !node.entries.has(key));
  const parts = keysWithAdded(kept, added, order).map((key): Part => {
    const entry = node.entries.get(key);
    if (!entry) return flowEntry(key, data[key], order);
    const edits = writing.edit(
      entry.value,
      data[key],
      flowSlot(entry.afterColon, orderOfKey(order, key)),
      writing,
    );
    return { start: entry.keyStart, end: entryEnd(entry), edits };
  });
  const places = entries.map(([, entry]) => ({ start: entry.keyStart, end: entryEnd(entry) }));
  return partEdits(node, places, parts, writing.text);
}

function flowSlot(from: number, order: KeyOrder | undefined): Slot {
  return { kind: "flow", from, column: 0, order };
}

/**
 * Edits inside the parts when all stay; else the whole between the brackets, with its own separators. Comments
 * between parts cannot be placed again.
 */
function partEdits(
  node: { readonly start: number; readonly end: number },
  places: readonly { readonly start: number; readonly end: number }[],
  parts: readonly Part[],
  text: string,
): TextEdit[] | undefined {
  const old = parts.filter((part) => typeof part !== "string");
  if (old.length === places.length && parts.length === places.length)
    return old.flatMap((part) => part.edits);
  const [first, second] = places;
  const last = places.at(-1);
  if (!first || !last) return undefined;
  const separator = second ? text.slice(first.end, second.start) : ", ";
  const opening = text.slice(node.start, first.start);
  const closing = text.slice(last.end, node.end);
  if ([separator, opening, closing].some((gap) => gap.includes("#"))) return undefined;
  const written = parts.map((part) => (typeof part === "string" ? part : editedPart(text, part)));
  return [{ start: node.start, end: node.end, text: opening + written.join(separator) + closing }];
}

function editedPart(text: string, { start, end, edits }: Exclude<Part, string>): string {
  const local = edits.map((edit) => ({ start: edit.start - start, end: edit.end - start, text: edit.text }));
  return applyEdits(text.slice(start, end), local) ?? text.slice(start, end);
}
