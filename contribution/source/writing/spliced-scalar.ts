import { doubleQuoted } from "./scalar-text.ts";
import { splicedWords, type WordStyle } from "./spliced-words.ts";

/** How lines after the first begin, and how lines end. */
export interface LineForm {
  readonly indent: string;
  readonly newline: string;
}

/** The source of a text without quotes, or what is between its quotes, after an edit; undefined if it cannot be. */
export function splicedFlow(
  style: "plain" | "single" | "double",
  source: string,
  before: string,
  after: string,
  form: LineForm,
): string | undefined {
  const words: Readonly<Record<typeof style, WordStyle["word"]>> = {
    plain: (word) => word,
    single: (word) => word.replaceAll("'", "''"),
    double: (word) => doubleQuoted(word).slice(1, -1),
  };
  const space = style === "double" ? (text: string) => doubleQuoted(text).slice(1, -1) : folded(form);
  return splicedWords(source, before, after, { word: words[style], space });
}

/** The source of a block (`|` or `>`), its header included, after an edit; undefined if it cannot be. */
export function splicedBlock(
  style: "literal" | "folded",
  source: string,
  before: string,
  after: string,
  form: LineForm,
): string | undefined {
  const parts = /^([|>])([^\r\n]*)((?:\r\n|\r|\n)[ \t\r\n]*)([\s\S]*?)([\r\n]*)$/.exec(source);
  if (!parts) return undefined;
  const [, mark = "", options = "", lead = "", content = "", tail = ""] = parts;
  const [old, wanted] = [before, after].map((text) => text.replace(/\n+$/, ""));
  if (old === undefined || wanted === undefined) return undefined;
  const sameEnd = before.length - old.length === after.length - wanted.length;
  if (!sameEnd && after.length - wanted.length > 1) return undefined;
  const indent = /[^\r\n]*$/.exec(lead)?.[0] ?? form.indent;
  const lines = { indent, newline: form.newline };
  const space = style === "literal" ? literal(lines) : folded(lines);
  const spliced = splicedWords(content, old, wanted, { word: (word) => word, space });
  if (spliced === undefined) return undefined;
  if (sameEnd) return mark + options + lead + spliced + tail;
  const chomping = after === wanted ? "-" : "";
  return mark + options.replace(/^(\d?)[-+]?(\d?)/, `$1${chomping}$2`) + lead + spliced;
}

/** Where lines are folded, one line break is a space, and an empty line is a line break. */
function folded({ indent, newline }: LineForm): WordStyle["space"] {
  return (space) => {
    if (!space.includes("\n")) return space;
    return /^\n+$/.test(space) ? newline.repeat(space.length + 1) + indent : undefined;
  };
}

/** Empty lines get no indent. */
function literal({ indent, newline }: LineForm): WordStyle["space"] {
  return (space) => {
    const lines = space.split("\n");
    const last = lines.length - 1;
    return lines
      .map((line, index) => (index > 0 && (line !== "" || index === last) ? indent + line : line))
      .join(newline);
  };
}
