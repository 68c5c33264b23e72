/**
 * The data of a text written in the few plain forms that nearly all files keep to: keys, lists, and values on one
 * line or in a block of text. Undefined for anything else, right or wrong, which is left to the YAML parser: this one
 * knows no mistake, it only saves two thirds of the time. A test holds the two against each other.
 */
export function plainData(text: string): Record<string, unknown> | undefined {
  if (OTHER_CHARACTER.test(text) || text.includes(" \n") || text.endsWith(" ")) return undefined;
  try {
    return new PlainReader(text).readAll();
  } catch (error) {
    if (error === NOT_PLAIN) return undefined;
    throw error;
  }
}

// What a text seldom holds: tabs, carriage returns, control characters, halves of characters and byte-order marks.
const OTHER_CHARACTER = /[^\n\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/;
const NEWLINE = 0x0a;
const SPACE = 0x20;
const NOT_PLAIN = new Error("not plain");
const DEEPEST = 20;

// Other readers, or js-yaml itself, take a few names for something else than text.
const KEY = /^(?!(?:null|true|false|__proto__)$)[a-z_][a-z0-9_-]*$/i;
const LONGEST_KEY = 60;
// Files share some fifty keys, so that each is looked at once.
const MOST_KEYS = 1000;
const keys = new Map<string, string>();

const BLOCK = /^([|>])(-?)$/;
const LONGEST_MARK = 2;
const NUMBER = /^(?:0|-?[1-9][0-9]{0,14}|-?(?:0|[1-9][0-9]{0,9})\.[0-9]{1,5})$/;
const QUOTE = /^["']/;
const TEXT = /^[A-Za-z\u00a1-\ufffd_/(<]/;
const WORDS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ["true", true],
  ["false", false],
  ["null", null],
]);
// Written otherwise, they are no text either.
const NO_TEXT = /^(?:null|true|false)$/i;
const LONGEST_WORD = 5;

/** Reads a text line by line; `#start` and `#indent` are those of the line to come, the first character of it. */
class PlainReader {
  readonly #text: string;
  #start = 0;
  #indent = 0;

  constructor(text: string) {
    this.#text = text;
    this.#goTo(0);
  }

  readAll(): Record<string, unknown> {
    if (this.#indent !== 0) throw NOT_PLAIN;
    const data = this.#mapping(0, 0);
    if (this.#start < this.#text.length) throw NOT_PLAIN;
    return data;
  }

  /** Goes to the first line from an offset on that is not blank; at the end, it has no indentation at all. */
  #goTo(offset: number): void {
    const text = this.#text;
    let line = offset;
    let start = offset;
    for (; start < text.length; start++) {
      const character = text.charCodeAt(start);
      if (character === NEWLINE) line = start + 1;
      else if (character !== SPACE) break;
    }
    this.#start = start;
    this.#indent = start < text.length ? start - line : -1;
  }

  #endOfLine(offset: number): number {
    const newline = this.#text.indexOf("\n", offset);
    return newline < 0 ? this.#text.length : newline;
  }

  /** The key that is written at an offset, before its colon. */
  #keyAt(start: number): string | undefined {
    const text = this.#text;
    const colon = text.indexOf(":", start);
    if (colon < 0 || colon - start > LONGEST_KEY) return undefined;
    const next = text.charCodeAt(colon + 1);
    if (next !== SPACE && next !== NEWLINE && colon + 1 < text.length) return undefined;
    return keyOf(text.slice(start, colon));
  }

  #isItem(): boolean {
    return this.#text.startsWith("- ", this.#start);
  }

  #mapping(indent: number, depth: number): Record<string, unknown> {
    if (depth > DEEPEST) throw NOT_PLAIN;
    const data: Record<string, unknown> = {};
    do {
      const key = this.#keyAt(this.#start);
      if (key === undefined || Object.hasOwn(data, key)) throw NOT_PLAIN;
      data[key] = this.#value(this.#start + key.length + 1, indent, depth, true);
    } while (this.#indent === indent && !this.#isItem());
    if (this.#indent > indent) throw NOT_PLAIN;
    return data;
  }

  #sequence(indent: number, depth: number): unknown[] {
    if (depth > DEEPEST) throw NOT_PLAIN;
    const items: unknown[] = [];
    while (this.#indent === indent && this.#isItem()) {
      let start = this.#start + 2;
      while (this.#text[start] === " ") start += 1;
      if (this.#keyAt(start) !== undefined) {
        const inner = indent + start - this.#start;
        this.#start = start;
        items.push(this.#mapping(inner, depth + 1));
      } else {
        items.push(this.#value(this.#start + 1, indent, depth, false));
      }
    }
    if (this.#indent > indent) throw NOT_PLAIN;
    return items;
  }

  /** What follows a colon or a dash, on its line or under it. */
  #value(from: number, indent: number, depth: number, isKey: boolean): unknown {
    const end = this.#endOfLine(from);
    let start = from;
    while (this.#text.charCodeAt(start) === SPACE) start += 1;
    if (start === end && isKey) return this.#under(end, indent, depth);
    const written = this.#text.slice(start, end);
    const block = written.length <= LONGEST_MARK && BLOCK.exec(written);
    if (block) return this.#block(end + 1, indent, block[1] === ">", block[2] === "-");
    this.#goTo(end);
    return this.#indent > indent ? this.#textOfLines(written, end, indent) : scalar(written);
  }

  #under(end: number, indent: number, depth: number): unknown {
    this.#goTo(end);
    if (this.#isItem() && this.#indent >= indent) return this.#sequence(this.#indent, depth + 1);
    if (this.#indent <= indent) return null;
    if (this.#keyAt(this.#start) !== undefined) return this.#mapping(this.#indent, depth + 1);
    const first = this.#endOfLine(this.#start);
    const written = this.#text.slice(this.#start, first);
    this.#goTo(first);
    return this.#textOfLines(written, first, indent);
  }

  /** A text, in quotes or not, whose next lines are further to the right than what it belongs to. */
  #textOfLines(first: string, end: number, indent: number): string {
    const isQuoted = QUOTE.test(first);
    let whole = isQuoted ? first : textOf(first);
    for (let last = end; this.#indent > indent; this.#goTo(last)) {
      const next = this.#endOfLine(this.#start);
      const line = this.#text.slice(this.#start, next);
      // A blank line before it would be kept.
      if (this.#start !== last + 1 + this.#indent) throw NOT_PLAIN;
      if (!isQuoted && (line.startsWith("#") || isCut(line))) throw NOT_PLAIN;
      whole += ` ${line}`;
      last = next;
    }
    return isQuoted ? quotedText(whole) : whole;
  }

  /** A text in lines of its own, each after the same indentation. */
  #block(from: number, indent: number, folded: boolean, stripped: boolean): string {
    this.#goTo(from);
    const margin = this.#indent;
    // Nothing, or blank lines first.
    if (margin <= indent || this.#start !== from + margin) throw NOT_PLAIN;
    let body = "";
    let last = from;
    while (this.#indent >= margin) {
      if (folded && this.#indent > margin) throw NOT_PLAIN;
      const lineStart = this.#start - this.#indent + margin;
      const end = this.#endOfLine(lineStart);
      // One character for each line left behind, blank ones included.
      const breaks = body === "" ? "" : this.#text.slice(last, this.#start).replace(/ /g, "");
      body +=
        (folded && breaks.length === 1 ? " " : folded ? breaks.slice(1) : breaks) +
        this.#text.slice(lineStart, end);
      last = end;
      this.#goTo(end);
    }
    if (this.#indent > indent) throw NOT_PLAIN;
    return stripped ? body : `${body}\n`;
  }
}

function keyOf(name: string): string | undefined {
  const known = keys.get(name);
  if (known !== undefined || !KEY.test(name)) return known;
  if (keys.size < MOST_KEYS) keys.set(name, name);
  return name;
}

function textOf(written: string): string {
  if (!beginsWithLetter(written) && !TEXT.test(written)) throw NOT_PLAIN;
  if ((written.length <= LONGEST_WORD && NO_TEXT.test(written)) || isCut(written)) throw NOT_PLAIN;
  return written;
}

/** Whether a text out of quotes would end in its middle: at a colon, or where a comment begins. */
function isCut(written: string): boolean {
  return written.includes(": ") || written.includes(" #") || written.endsWith(":");
}

/** So do nearly all values; no expression tells it as fast. */
function beginsWithLetter(written: string): boolean {
  // In lower case, as far as ASCII goes.
  const first = written.charCodeAt(0) | 0x20;
  return first >= 0x61 && first <= 0x7a;
}

function quotedText(written: string): string {
  const inner = written.slice(1, -1);
  if (written.length < 2 || !written.endsWith(written[0] ?? "")) throw NOT_PLAIN;
  if (written.startsWith("'")) {
    const value = inner.replaceAll("''", "\u0000");
    if (!value.includes("'")) return value.replaceAll("\u0000", "'");
  } else if (!/["\\]/.test(inner)) return inner;
  throw NOT_PLAIN;
}

function scalar(written: string): unknown {
  if (beginsWithLetter(written))
    return written.length <= LONGEST_WORD && WORDS.has(written) ? WORDS.get(written) : textOf(written);
  if (QUOTE.test(written)) return quotedText(written);
  if (NUMBER.test(written)) return Number(written);
  return written === "[]" ? [] : textOf(written);
}
