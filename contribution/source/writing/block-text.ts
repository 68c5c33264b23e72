import type { KeyOrder } from "../../model/key-order.ts";
import { isMapping } from "../../model/mapping.ts";
import { orderedKeys, orderOfItems, orderOfKey } from "./ordered-keys.ts";
import { inlineScalar, scalarLines } from "./scalar-text.ts";

/** How a file is laid out, where its lines do not say it: its line break, and the indent of a list under its key. */
export interface Layout {
  readonly newline: string;
  readonly listIndent: 0 | 2;
}

/** The lines of `key: value`, in canonical form, from column 0. */
export function entryLines(
  key: string,
  value: unknown,
  order: KeyOrder | undefined,
  layout: Layout,
): string[] {
  const [first, ...rest] = tailLines(value, orderOfKey(order, key), layout);
  return [`${inlineScalar(key)}:${first}`, ...rest];
}

/**
 * What follows a key: the rest of its line, then the lines under it, for a key at column 0. The order is that of
 * the value.
 */
export function tailLines(value: unknown, order: KeyOrder | undefined, layout: Layout): string[] {
  const lines = valueLines(value, order, layout);
  if (!isBlock(value)) return [` ${lines[0]}`, ...indented(lines.slice(1), 2)];
  return ["", ...indented(lines, Array.isArray(value) ? layout.listIndent : 2)];
}

/** The lines of `- value`, in canonical form, from column 0. */
export function itemLines(value: unknown, order: KeyOrder | undefined, layout: Layout): string[] {
  const [first, ...rest] = valueLines(value, order, layout);
  return [`- ${first}`, ...indented(rest, 2)];
}

/** The lines of a mapping, in canonical form, from column 0. */
export function mappingLines(
  data: Readonly<Record<string, unknown>>,
  order: KeyOrder | undefined,
  layout: Layout,
): string[] {
  return orderedKeys(Object.keys(data), order).flatMap((key) => entryLines(key, data[key], order, layout));
}

/** Lines moved to the right; empty ones stay empty. */
export function indented(lines: readonly string[], columns: number): string[] {
  const indent = " ".repeat(columns);
  return lines.map((line) => (line === "" ? "" : indent + line));
}

function isBlock(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : isMapping(value) && Object.keys(value).length > 0;
}

function valueLines(value: unknown, order: KeyOrder | undefined, layout: Layout): readonly string[] {
  if (Array.isArray(value)) {
    if (value.length === 0) return ["[]"];
    return value.flatMap((item) => itemLines(item, orderOfItems(order), layout));
  }
  if (!isMapping(value)) return scalarLines(value);
  return isBlock(value) ? mappingLines(value, order, layout) : ["{}"];
}
