import type { Path } from "../../diagnostics/diagnostic.ts";

/** Where a key with its value, or an element of a list, is written: offsets in the text, ends excluded. */
export interface PlainPlace {
  readonly start: number;
  /** Where the key ends, before its colon; undefined for an element. */
  readonly keyEnd: number | undefined;
  readonly end: number;
}

interface Line {
  readonly indent: number;
  /** Offset of the first character that is no space. */
  readonly start: number;
  readonly end: number;
  /** Offset of what follows a dash and its spaces; undefined for a line without dash. */
  readonly item: number | undefined;
}

/** Lines from `from` to `to` (excluded) that hold the values at one indentation; the first may begin after a dash. */
interface Block {
  readonly from: number;
  readonly to: number;
  readonly indent: number;
  readonly start: number;
}

/** A key at the left margin with all that belongs to it; its lines are told apart when somebody looks inside. */
interface TopKey {
  readonly start: number;
  readonly end: number;
  lines?: readonly Line[];
  readonly lists: Lists;
  readonly steps: Steps;
}

/** What was found of a key, by the first line of its block and its name: the key of a long list is asked for with each element. */
type Steps = Map<string, Step | undefined>;

/** The lines of the dashes of each list, by the first line of the list: long ones are asked for every element. */
type Lists = Map<number, readonly number[]>;

/**
 * Finds where things are in a text that `plainData` reads, by the indentation of its lines: a tenth of the work of
 * parsing it again. Undefined for what is not there.
 */
export function plainLayout(text: string): (path: Path) => PlainPlace | undefined {
  let keys: ReadonlyMap<string, TopKey> | undefined;
  return (path) => {
    keys ??= topKeys(text);
    const key = String(path[0]);
    const top = keys.get(key);
    if (!top) return undefined;
    if (path.length === 1) return { start: top.start, keyEnd: top.start + key.length, end: top.end };
    top.lines ??= linesOf(text, top);
    return placeAmong(top.lines, top, text, path);
  };
}

// Of such a text, nothing else stands at the left margin but the dashes of lists.
const TOP_KEY = /^[A-Za-z_][A-Za-z0-9_-]*(?=:)/gm;

function topKeys(text: string): ReadonlyMap<string, TopKey> {
  const keys = new Map<string, TopKey>();
  const found = [...text.matchAll(TOP_KEY)];
  for (const [number, { 0: key, index: start }] of found.entries())
    keys.set(key, {
      start,
      end: endBefore(text, found[number + 1]?.index ?? text.length),
      lists: new Map(),
      steps: new Map(),
    });
  return keys;
}

/** Where the last line that is not blank ends before an offset. */
function endBefore(text: string, offset: number): number {
  let end = offset;
  while (text[end - 1] === "\n" || text[end - 1] === " ") end -= 1;
  return end;
}

function placeAmong(
  lines: readonly Line[],
  { lists, steps }: TopKey,
  text: string,
  path: Path,
): PlainPlace | undefined {
  let block: Block | undefined = { from: 0, to: lines.length, indent: 0, start: lines[0]?.start ?? 0 };
  let place: PlainPlace | undefined;
  for (const step of path) {
    const found: Step | undefined =
      block &&
      (typeof step === "number"
        ? itemIn(lists, lines, block, step)
        : knownKeyIn(steps, text, lines, block, step));
    if (!found) return undefined;
    ({ place, block } = found);
  }
  return place;
}

function linesOf(text: string, { start: from, end: to }: TopKey): Line[] {
  const lines: Line[] = [];
  for (let at = from; at < to; ) {
    const newline = text.indexOf("\n", at);
    const end = newline < 0 ? text.length : newline;
    let start = at;
    while (text[start] === " ") start += 1;
    if (start < end) lines.push({ indent: start - at, start, end, item: itemAt(text, start) });
    at = end + 1;
  }
  return lines;
}

function itemAt(text: string, dash: number): number | undefined {
  if (text[dash] !== "-" || text[dash + 1] !== " ") return undefined;
  let start = dash + 1;
  while (text[start] === " ") start += 1;
  return start;
}

/** A place, and what is inside when that stands under it. */
interface Step {
  readonly place: PlainPlace;
  readonly block: Block | undefined;
}

function knownKeyIn(
  steps: Steps,
  text: string,
  lines: readonly Line[],
  block: Block,
  key: string,
): Step | undefined {
  const name = `${block.start} ${key}`;
  if (!steps.has(name)) steps.set(name, keyIn(text, lines, block, key));
  return steps.get(name);
}

function keyIn(text: string, lines: readonly Line[], block: Block, key: string): Step | undefined {
  const wanted = `${key}:`;
  for (let at = block.from; at < block.to; at++) {
    const line = lines[at];
    const start = at === block.from ? block.start : line?.indent === block.indent ? line.start : undefined;
    if (!line || start === undefined || !text.startsWith(wanted, start)) continue;
    const colonEnd = start + wanted.length;
    if (colonEnd < line.end && text[colonEnd] !== " ") continue;
    // A list may stand at the indentation of its key.
    const to = nextAt(
      lines,
      at + 1,
      block.to,
      ({ indent, item }) => indent === block.indent && item === undefined,
    );
    const place = { start, keyEnd: colonEnd - 1, end: lines[to - 1]?.end ?? line.end };
    const first = lines[at + 1];
    const hasBlock = colonEnd === line.end && first && at + 1 < to;
    return {
      place,
      block: hasBlock ? { from: at + 1, to, indent: first.indent, start: first.start } : undefined,
    };
  }
  return undefined;
}

function itemIn(lists: Lists, lines: readonly Line[], block: Block, index: number): Step | undefined {
  const dashes = lists.get(block.from) ?? dashesOf(lines, block);
  lists.set(block.from, dashes);
  const from = dashes[index];
  const line = from === undefined ? undefined : lines[from];
  if (from === undefined || line?.item === undefined) return undefined;
  const to = dashes[index + 1] ?? block.to;
  const place = { start: line.item, keyEnd: undefined, end: lines[to - 1]?.end ?? line.end };
  const indent = line.indent + line.item - line.start;
  return { place, block: { from, to, indent, start: line.item } };
}

function dashesOf(lines: readonly Line[], { from, to, indent }: Block): number[] {
  const dashes: number[] = [];
  for (let at = from; at < to; at++) {
    const line = lines[at];
    if (line?.indent === indent && line.item !== undefined) dashes.push(at);
  }
  return dashes;
}

/** The first line, before `to`, that fulfils a condition; `to` when there is none. */
function nextAt(lines: readonly Line[], from: number, to: number, ends: (line: Line) => boolean): number {
  let at = from;
  for (let line = lines[at]; at < to && line && !ends(line); line = lines[at]) at += 1;
  return at;
}
