import type { TextEdit } from "../../diagnostics/diagnostic.ts";
import type { KeyOrder } from "../../model/key-order.ts";
import type { Mapping } from "../../model/mapping.ts";
import { entryEnd, extentEnd } from "../places/extent.ts";
import { columnOf, isFirstOnLine, lineEnd, lineStart } from "../places/lines.ts";
import type { KeyValue, MappingNode } from "../places/syntax-tree.ts";
import { deepEqual } from "../values/data-equality.ts";
import { entryLines, indented } from "./block-text.ts";
import { keysWithAdded, orderOfKey } from "./ordered-keys.ts";
import { joined, type Writing } from "./slot.ts";

/** The edits that turn a block mapping into some data; undefined when it must be written anew. */
export function mappingEdits(
  node: MappingNode,
  data: Mapping,
  order: KeyOrder | undefined,
  writing: Writing,
): TextEdit[] | undefined {
  const entries = [...node.entries];
  const kept = entries.filter(([key]) => Object.hasOwn(data, key));
  const added = Object.keys(data).filter((key) => !node.entries.has(key));
  const [first] = entries;
  if (!first || Object.keys(data).length === 0) return undefined;
  const column = columnOf(writing.text, first[1].keyStart);
  const sameKeys = added.length === 0 && kept.length === entries.length;
  const blocked = ([key, entry]: [string, KeyValue]) =>
    entry.odd && !(sameKeys && deepEqual(entry.value.data, data[key]));
  if (entries.some(blocked)) return undefined;
  const edits = kept.flatMap(([key, { afterColon, value }]) => {
    const slot = { kind: "entry", from: afterColon, column, order: orderOfKey(order, key) } as const;
    return writing.edit(value, data[key], slot, writing);
  });
  if (sameKeys) return edits;
  if (kept.length === 0 && !isFirstOnLine(writing.text, first[1].keyStart)) return undefined;
  const staying = kept.map(([key]) => key);
  const planned = keysWithAdded(staying, added, order);
  const lines = (key: string) => entryLines(key, data[key], order, writing.layout);
  return [...edits, ...structureEdits(entries, new Set(planned), planned, lines, column, writing)];
}

/** Removes the entries that are not planned, and writes those that are planned and not there. */
function structureEdits(
  entries: readonly [string, KeyValue][],
  kept: ReadonlySet<string>,
  planned: readonly string[],
  lines: (key: string) => string[],
  column: number,
  writing: Writing,
): TextEdit[] {
  const { text, layout } = writing;
  const present = new Map(entries);
  const firstKept = entries.findIndex(([key]) => kept.has(key));
  if (firstKept === -1) return replacedEdits(entries, planned.flatMap(lines), column, writing);
  const firstPlanned = planned.findIndex((key) => present.has(key));
  const leading = entries.slice(0, firstKept + 1).map(([, entry]) => entry);
  const edits = leadEdits(leading, planned.slice(0, firstPlanned).flatMap(lines), column, writing);
  for (const [key, entry] of entries.slice(firstKept + 1)) {
    if (!kept.has(key)) edits.push(removal(text, entry, column));
  }
  let at = 0;
  for (const key of planned.slice(firstPlanned)) {
    const entry = present.get(key);
    if (entry) at = extentEnd(text, entryEnd(entry), column);
    else edits.push({ start: at, end: at, text: whole(lines(key), column, layout.newline) });
  }
  return edits;
}

/** Every entry goes: the lines that come take the place of the first. */
function replacedEdits(
  entries: readonly [string, KeyValue][],
  lines: readonly string[],
  column: number,
  { text, layout }: Writing,
): TextEdit[] {
  const removals = entries.map(([, entry]) => removal(text, entry, column));
  const start = removals[0]?.start ?? 0;
  return [{ start, end: start, text: whole(lines, column, layout.newline) }, ...removals];
}

function removal(text: string, entry: KeyValue, column: number): TextEdit {
  return { start: lineStart(text, entry.keyStart), end: extentEnd(text, entryEnd(entry), column), text: "" };
}

function whole(lines: readonly string[], column: number, newline: string): string {
  return indented(lines, column)
    .map((line) => line + newline)
    .join("");
}

/** What happens before the first entry that stays (the last of `entries`); the others go, and `lines` come. */
function leadEdits(
  entries: readonly KeyValue[],
  lines: readonly string[],
  column: number,
  { text, layout }: Writing,
): TextEdit[] {
  const { newline } = layout;
  const first = entries[0];
  const stays = entries.at(-1);
  if (!first || !stays || (entries.length === 1 && lines.length === 0)) return [];
  if (isFirstOnLine(text, first.keyStart)) {
    const start = lineStart(text, stays.keyStart);
    const removals = entries.slice(0, -1).map((entry) => removal(text, entry, column));
    return lines.length === 0
      ? removals
      : [...removals, { start, end: start, text: whole(lines, column, newline) }];
  }
  // The first key shares its line with a dash, which must stay.
  const before = joined(lines, column, newline);
  const next = lines.length > 0 ? before + newline + " ".repeat(column) : "";
  const previous = entries.at(-2);
  const gap = previous ? text.slice(entryEnd(previous), stays.keyStart) : "";
  if (!previous || !/[\r\n]\s*#/.test(gap))
    return [{ start: first.keyStart, end: stays.keyStart, text: next }];
  const end = lineEnd(text, entryEnd(previous));
  const dash = text.slice(0, first.keyStart).trimEnd().length;
  return [{ start: lines.length > 0 ? first.keyStart : dash, end, text: before }];
}
