import { setOwn } from "../../model/mapping.ts";
import { marksBetween, skipGap } from "./gaps.ts";
import { lineEnd } from "./lines.ts";
import { type ParsedNode, type ParseEvents, parseEvents } from "./parse-events.ts";
import type {
  Item,
  KeyValue,
  MappingNode,
  ScalarNode,
  ScalarStyle,
  SequenceNode,
  SyntaxNode,
} from "./syntax-tree.ts";

/**
 * The tree of a text that holds one document without anchor, alias or tag; undefined for any other text, and for
 * keys that are not text, of which the places would be a guess.
 */
export function readTree(text: string): SyntaxNode | undefined {
  return treeOf(parseEvents(text));
}

/** The tree of a text that has just been parsed. */
export function treeOf({ text, roots, error }: ParseEvents): SyntaxNode | undefined {
  const root = roots[0];
  if (error || !root || roots.length > 1) return undefined;
  return readNode(text, root);
}

const PROPERTIES = new Set(["&", "*", "!"]);

function readNode(text: string, parsed: ParsedNode): SyntaxNode | undefined {
  const start = skipGap(text, parsed.openedAt, text.length);
  if (PROPERTIES.has(text[start] ?? "")) return undefined;
  if (parsed.kind === "scalar") return readScalar(text, parsed, start);
  if (parsed.kind === null) return emptyAt(parsed.openedAt);
  // A value on its key's line is first read as the first key of a mapping that turns out not to be one.
  const [first] = parsed.children;
  if (first && first.data === parsed.data) return readNode(text, first);
  return parsed.kind === "mapping" ? readMapping(text, parsed, start) : readSequence(text, parsed, start);
}

function emptyAt(at: number): ScalarNode {
  return { kind: "scalar", style: "empty", start: at, end: at, data: null };
}

const STYLES: Readonly<Record<string, ScalarStyle>> = {
  "'": "single",
  '"': "double",
  "|": "literal",
  ">": "folded",
};

/** The parser may have gone on to the next word, in search of a colon. */
function readScalar(text: string, { closedAt, data }: ParsedNode, start: number): ScalarNode {
  const style = STYLES[text[start] ?? ""] ?? "plain";
  const isBlock = style === "literal" || style === "folded";
  const end = isBlock ? endOfBlock(text, start, closedAt) : trimmedEnd(text, start, closedAt);
  return { kind: "scalar", style, start, end, data };
}

/** The parser stops at the text that follows the block: blank lines in between belong to it only with `+`. */
function endOfBlock(text: string, start: number, closedAt: number): number {
  const end = trimmedEnd(text, start, closedAt);
  const keepsBlankLines = /^.\d?\+/.test(text.slice(start, start + 3));
  const blank = text.slice(end, closedAt);
  const last = Math.max(blank.lastIndexOf("\n"), blank.lastIndexOf("\r"));
  return keepsBlankLines && last > 0
    ? end + last - (blank.startsWith("\r\n", last - 1) ? 1 : 0)
    : lineEnd(text, end);
}

function trimmedEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && " \t\r\n".includes(text[at - 1] ?? "")) at -= 1;
  return at;
}

function readMapping(text: string, parsed: ParsedNode, start: number): MappingNode | undefined {
  const flow = text[start] === "{" && parsed.children[0]?.openedAt !== start;
  const entries = new Map<string, KeyValue>();
  const { children } = parsed;
  let cursor = flow ? start + 1 : start;
  for (let index = 0; index < children.length; ) {
    const key = children[index];
    // After the last entry of a block, the parser looks for a key that is not there.
    if (!key || (key.kind === null && !flow && index === children.length - 1)) break;
    const keyNode = readNode(text, key);
    const entry = keyNode && readEntry(text, keyNode, children[index + 1], cursor, parsed.closedAt);
    if (!entry) return undefined;
    entries.set(String(key.data), entry);
    index += entry.afterColon === entry.keyEnd ? 1 : 2;
    cursor = entry.value.end;
  }
  // Every key must be found, or places would be a guess.
  if (entries.size !== sizeOf(parsed.data)) return undefined;
  return { kind: "mapping", flow, entries, start, end: flow ? parsed.closedAt : cursor, data: parsed.data };
}

function sizeOf(data: unknown): number {
  return typeof data === "object" && data !== null ? Object.keys(data).length : 0;
}

function readEntry(
  text: string,
  key: SyntaxNode,
  parsedValue: ParsedNode | undefined,
  from: number,
  to: number,
): KeyValue | undefined {
  if (key.kind !== "scalar") return undefined;
  const { start: keyStart, end: keyEnd } = key;
  const colon = skipGap(text, keyEnd, to);
  if (text[colon] !== ":" || !parsedValue) {
    return { keyStart, keyEnd, afterColon: keyEnd, odd: true, value: emptyAt(keyEnd) };
  }
  const value = readNode(text, parsedValue);
  return value && { keyStart, keyEnd, afterColon: colon + 1, odd: isAnnounced(text, from, keyStart), value };
}

/** Whether a question mark stands between what precedes a key (a comma, between braces) and the key. */
function isAnnounced(text: string, from: number, keyStart: number): boolean {
  const mark = skipGap(text, from, keyStart);
  return mark < keyStart && text[text[mark] === "," ? skipGap(text, mark + 1, keyStart) : mark] === "?";
}

function readSequence(text: string, parsed: ParsedNode, start: number): SequenceNode | undefined {
  const flow = text[start] === "[";
  const items = flow ? readFlowItems(text, parsed, start) : readBlockItems(text, parsed, start);
  if (!items || !Array.isArray(parsed.data) || items.length !== parsed.data.length) return undefined;
  const end = flow ? parsed.closedAt : (items.at(-1)?.node.end ?? start);
  return { kind: "sequence", flow, items, start, end, data: parsed.data };
}

/** The parser gives no node for a dash followed by nothing, so dashes are counted in the text. */
function readBlockItems(text: string, parsed: ParsedNode, start: number): Item[] | undefined {
  const items: Item[] = [];
  let cursor = start;
  for (const child of parsed.children) {
    const dashes = marksBetween(text, cursor, child.openedAt);
    for (const dash of dashes.slice(0, -1)) items.push({ start: dash, node: emptyAt(dash + 1) });
    const node = readNode(text, child);
    const dash = dashes.at(-1);
    if (!node || dash === undefined) return undefined;
    items.push({ start: dash, node });
    cursor = node.end;
  }
  for (const dash of marksBetween(text, cursor, parsed.closedAt)) {
    items.push({ start: dash, node: emptyAt(dash + 1) });
  }
  return items;
}

function readFlowItems(text: string, parsed: ParsedNode, start: number): Item[] | undefined {
  const items: Item[] = [];
  const { children, closedAt } = parsed;
  let cursor = start + 1;
  for (let index = 0; index < children.length; ) {
    const child = children[index];
    let node = child && readNode(text, child);
    index += 1;
    if (node && text[skipGap(text, node.end, closedAt)] === ":") {
      const entry = readEntry(text, node, children[index], cursor, closedAt);
      node = entry && pairOf(node.data, entry);
      index += 1;
    }
    if (!node) return undefined;
    items.push({ start: node.start, node });
    cursor = node.end;
  }
  return items;
}

/** `[key: value]` is a list of one mapping, written without braces. */
function pairOf(key: unknown, entry: KeyValue): MappingNode {
  const data: Record<string, unknown> = {};
  setOwn(data, String(key), entry.value.data);
  const entries = new Map([[String(key), { ...entry, odd: true }]]);
  return { kind: "mapping", flow: true, entries, start: entry.keyStart, end: entry.value.end, data };
}
