import { lineEnd, nextLine } from "./lines.ts";
import type { Item, KeyValue } from "./syntax-tree.ts";

/** Offset just after the value of an entry, or after its colon when nothing is written. */
export function entryEnd(entry: KeyValue): number {
  return Math.max(entry.value.end, entry.afterColon);
}

/** Offset just after an element of a block list, or after its dash when nothing is written. */
export function itemEnd(item: Item): number {
  return Math.max(item.node.end, item.start + 1);
}

/**
 * Offset of the first line after what ends at `end` and begins at a column: the comments that follow and are
 * indented more belong to it; those at its own column, or less, do not.
 */
export function extentEnd(text: string, end: number, column: number): number {
  let after = nextLine(text, end);
  for (let at = after; at < text.length; at = nextLine(text, at)) {
    const line = text.slice(at, lineEnd(text, at));
    if (line.trim() === "") continue;
    if (!line.trimStart().startsWith("#") || line.length - line.trimStart().length <= column) break;
    after = nextLine(text, at);
  }
  return after;
}
