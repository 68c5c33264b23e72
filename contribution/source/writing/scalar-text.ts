/** Characters that are written as escapes, between double quotes: readers refuse, lose or misread them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters looked for
const ESCAPED = /[\x00-\x1F\x7F-\x9F\u2028\u2029\uFEFF\uFFFE\uFFFF]|\p{Surrogate}/u;
const LEFT_BY_JSON = /[\x7F-\x9F\u2028\u2029\uFEFF\uFFFE\uFFFF]/g;

const INDICATOR_FIRST = /^[\s,[\]{}#&*!|>'"%@`]|^[-?:](?:\s|$)|^(?:---|\.\.\.)/;
const INDICATOR_INSIDE = /:(?:\s|$)|\s#|\s$/;
/** Words that some reader takes for null, a boolean, an infinity, a merge or an operator; YAML 1.1 included. */
const WORD = /^(?:~|null|true|false|yes|no|on|off|y|n|[-+]?\.(?:inf|nan)|<<|[<>=]+)$/i;
/** Numbers and dates of YAML 1.1 and 1.2, and codes such as 01, 2A or 75056. */
const NUMBER =
  /^[-+]?(?:\.?\d[\d_.,:]*(?:e[-+]?\d+)?|\d[ab]\d*|0[xob][\da-f_]+|\d{4}-\d\d?-\d\d?(?:[t ].*)?)$/i;

/** Whether a text may be written without quotes, and be read as that text by every reader. */
export function canBePlain(text: string, flow = false): boolean {
  if (text === "" || ESCAPED.test(text) || INDICATOR_FIRST.test(text) || INDICATOR_INSIDE.test(text))
    return false;
  if (flow && /[,[\]{}]|^[-?:]/.test(text)) return false;
  return !WORD.test(text) && !NUMBER.test(text);
}

/** A text between double quotes, on one line. */
export function doubleQuoted(text: string): string {
  return JSON.stringify(text).replace(
    LEFT_BY_JSON,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** A scalar on one line: without quotes where possible, between double quotes otherwise. */
export function inlineScalar(value: unknown, flow = false): string {
  if (typeof value === "string") return canBePlain(value, flow) ? value : doubleQuoted(value);
  if (typeof value !== "number" || Number.isFinite(value)) return String(value ?? "null");
  return Number.isNaN(value) ? ".nan" : `${value < 0 ? "-" : ""}.inf`;
}

/** A scalar as lines, the first to follow its key or dash, the others to be indented: several for a literal block. */
export function scalarLines(value: unknown): readonly string[] {
  if (typeof value !== "string" || !canBeLiteral(value)) return [inlineScalar(value)];
  const lines = value.split("\n");
  return lines.at(-1) === "" ? ["|", ...lines.slice(0, -1)] : ["|-", ...lines];
}

/**
 * Whether a text has lines of which a literal block keeps every character, and no editor removes any. Several line
 * breaks at the end would depend on the blank lines that follow the block.
 */
function canBeLiteral(text: string): boolean {
  if (!/[^\n]\n/.test(text) || /^\s|[^\S\n](?:\n|$)|\n\n$/.test(text)) return false;
  return !ESCAPED.test(text.replaceAll("\n", ""));
}
