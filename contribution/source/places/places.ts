import type { Path, Position, Range } from "../../diagnostics/diagnostic.ts";
import { lineEnd, lineStarts } from "./lines.ts";
import { plainLayout } from "./plain-layout.ts";
import { readTree } from "./read-tree.ts";
import type { KeyValue, SyntaxNode } from "./syntax-tree.ts";

/** A stretch of text: UTF-16 offsets, end excluded. */
export interface Offsets {
  readonly start: number;
  readonly end: number;
}

/** What of a place is shown: `node` is the key with its value (an element of a list is its value alone). */
export type Part = "node" | "key" | "value";

/** Where the data of one text is written. */
export interface Places {
  /**
   * The stretch of what is at a path, or of its nearest ancestor that is written; the root is the first line. The
   * value of a key of which nothing is written is the key with its colon.
   */
  rangeOf(path: Path, part?: Part): Offsets;
  /** The scalar at a path as the file writes it, quotes and line breaks included; undefined if there is none. */
  rawScalar(path: Path): string | undefined;
}

/** Where everything is in a text; in a text that `parseSource` refuses, every path leads to the first line. */
export function placesOf(text: string): Places {
  const root = readTree(text);
  return {
    rangeOf(path, part = "node") {
      const found = root && findStep(root, path);
      return found ? stretchOf(found, part) : { start: 0, end: lineEnd(text, 0) };
    },
    rawScalar(path) {
      const found = root && findStep(root, path);
      const node = found?.depth === path.length ? found.node : undefined;
      if (node?.kind !== "scalar" || node.style === "empty") return undefined;
      return text.slice(node.start, node.end);
    },
  };
}

/** The same places, for a text that `parseSource` accepts, plain or not: it is parsed again only when it has to be. */
export function placesOfParsed(text: string, isPlain: boolean): Places {
  const layout = isPlain ? plainLayout(text) : undefined;
  let known: Places | undefined;
  const exact = () => {
    known ??= placesOf(text);
    return known;
  };
  return {
    rangeOf(path, part = "node") {
      if (path.length === 0) return { start: 0, end: lineEnd(text, 0) };
      const place = part === "value" ? undefined : layout?.(path);
      if (!place) return exact().rangeOf(path, part);
      return { start: place.start, end: (part === "key" ? place.keyEnd : undefined) ?? place.end };
    },
    rawScalar: (path) => exact().rawScalar(path),
  };
}

/** The node reached, its entry when it is the value of a key, and how many steps of the path led to it. */
interface Found {
  readonly node: SyntaxNode;
  readonly entry: KeyValue | undefined;
  readonly depth: number;
}

function findStep(root: SyntaxNode, path: Path): Found | undefined {
  let found: Found | undefined;
  let node = root;
  for (const [index, step] of path.entries()) {
    const entry = node.kind === "mapping" ? node.entries.get(String(step)) : undefined;
    const item = node.kind === "sequence" && typeof step === "number" ? node.items[step]?.node : undefined;
    const next = entry?.value ?? item;
    if (!next) return found;
    node = next;
    found = { node, entry, depth: index + 1 };
  }
  return found;
}

function stretchOf({ node, entry }: Found, part: Part): Offsets {
  if (!entry) return { start: node.start, end: node.end };
  if (part === "key") return { start: entry.keyStart, end: entry.keyEnd };
  if (part === "node" || node.start === node.end) {
    return { start: entry.keyStart, end: Math.max(node.end, entry.afterColon) };
  }
  return { start: node.start, end: node.end };
}

/** The line and column, counted from 1, of an offset; one past the end is taken for the end. */
export function positionAt(text: string, offset: number): Position {
  return positionIn(startsOf(text), Math.min(Math.max(offset, 0), text.length));
}

/** The lines and columns of a stretch of text. */
export function rangeAt(text: string, start: number, end: number): Range {
  return { start: positionAt(text, start), end: positionAt(text, end) };
}

function positionIn(starts: readonly number[], offset: number): Position {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}

let lastText = "";
let lastStarts: readonly number[] = [0];

/** Many places are asked of one file before those of the next: its lines are counted once. */
function startsOf(text: string): readonly number[] {
  if (text !== lastText) lastStarts = lineStarts(text);
  // Also when it says the same: the very same string is compared at once, a copy of it character by character.
  lastText = text;
  return lastStarts;
}
