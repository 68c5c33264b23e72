import type { Path } from "../diagnostics/diagnostic.ts";

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

// What would take more than the indentation of lines to be found: comments, tabs, spaces before a line's end, markers
// of documents, blocks with an explicit indentation or that keep their last lines, quoted keys, lists in lists, and
// quotes or brackets that are not closed on their line.
const UNUSUAL = [
  /[\t\r]| $|(?:^| )#|^(?:---|\.\.\.|%)|(?:: |- ) *[|>][-+]?[0-9+]|^ *[[{?|>]|^ *- *(?:-(?: |$)|$)/m,
  /(?:: |- |^) *(?:"(?![^"\\\n]*"$)|'(?!(?:[^'\n]|'')*'$)|\[(?!\]$)|\{(?!\}$))/m,
];

/**
 * Finds where things are in a text that `parseSource` accepts, by the indentation of its lines: a tenth of the work of
 * parsing it again. Undefined for a text with anything unusual.
 */
export function plainLayout(source: string): ((path: Path) => PlainPlace | undefined) | undefined {
  const usual = !isUnusual(source);
  const text = usual ? source : source.replace(QUOTED, onOneLine);
  if (!usual && isUnusual(text)) return undefined;
  const lines = linesOf(text);
  return (path) => {
    let block: Block | undefined = { from: 0, to: lines.length, indent: 0, start: lines[0]?.start ?? 0 };
    let place: PlainPlace | undefined;
    for (const step of path) {
      const found: Step | undefined =
        block && (typeof step === "number" ? itemIn(lines, block, step) : keyIn(text, lines, block, step));
      if (!found) return undefined;
      ({ place, block } = found);
    }
    return place;
  };
}

function isUnusual(text: string): boolean {
  return UNUSUAL.some((pattern) => pattern.test(text));
}

const QUOTED = /^( *)(?:- +)?(?:[\w-]+: +)?(?:"(?:[^"\\]|\\[\s\S])*"|'(?:[^']|'')*')$/gm;

/** A quoted value that goes on over lines further to the right: as long, but without line break. */
function onOneLine(whole: string, indent: string): string {
  const others = whole.split("\n").slice(1);
  return others.every((line) => line === "" || line.startsWith(`${indent} `))
    ? whole.replaceAll("\n", "x")
    : whole;
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (let at = 0; at < text.length; ) {
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

function itemIn(lines: readonly Line[], block: Block, index: number): Step | undefined {
  const isItem = ({ indent, item }: Line) => indent === block.indent && item !== undefined;
  let from = block.from;
  for (let skipped = 0; skipped < index && from < block.to; skipped++)
    from = nextAt(lines, from + 1, block.to, isItem);
  const line = lines[from];
  if (!line || from >= block.to || !isItem(line) || line.item === undefined) return undefined;
  const to = nextAt(lines, from + 1, block.to, isItem);
  const place = { start: line.item, keyEnd: undefined, end: lines[to - 1]?.end ?? line.end };
  const indent = line.indent + line.item - line.start;
  return { place, block: { from, to, indent, start: line.item } };
}

/** The first line, before `to`, that fulfils a condition; `to` when there is none. */
function nextAt(lines: readonly Line[], from: number, to: number, ends: (line: Line) => boolean): number {
  let at = from;
  for (let line = lines[at]; at < to && line && !ends(line); line = lines[at]) at += 1;
  return at;
}
