// Directions and invisible characters that can make a text read otherwise than it is.
const DECEIVING = /[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/gu;

/** Breaks what a forge would make a link, a mention or an emoji of, without a visible difference. */
const BREAK = "\u200b";

/**
 * Some text as Markdown that shows it and does nothing else: no markup, HTML, mention, reference, link or formula, on
 * one line.
 */
export function markdownText(text: string): string {
  return oneLine(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/[\\`*_[\]#|~$]/g, "\\$&")
    .replace(/@|\\#(?=\d)|:(?=\/\/)|:(?=[\w+-]+:)|www(?=\.)|gh-(?=\d)|![0-9]/gi, (found) =>
      found.startsWith("!") ? `!${BREAK}${found.slice(1)}` : found + BREAK,
    );
}

/** Some text as it is, in a code span, where nothing is markup, a mention or a link. */
export function markdownCode(text: string): string {
  const line = oneLine(text);
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  const space = /^`|`$/.test(line) || line === "" ? " " : "";
  return `${fence}${space}${line}${space}${fence}`;
}

function oneLine(text: string): string {
  return text
    .replace(/[^\S\u00a0]+/g, " ")
    .replace(DECEIVING, "\ufffd")
    .trim();
}

/** A text that is not longer than a number of characters, said to be cut when it is. */
export function cut(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest).trimEnd()}… (texte coupé)` : text;
}
