import { visibleText } from "../html.ts";
import type { FileRule } from "../rule.ts";
import { shownTexts } from "../texts.ts";

const LONGEST = 40;

/** Screen readers stumble on the median dot; public sites do not use it (Prime Minister's circular, 21 November 2017). */
export const medianDot: FileRule = {
  code: "median-dot",
  check: (data, { kind }) =>
    shownTexts(data, kind)
      // Nearly no text has one, and the search for words around it is slow.
      .filter(({ text }) => /[·•‧∙⋅]/.test(text))
      .flatMap(({ path, text, title, html }) => {
        const found = dottedWord(html ? visibleText(text) : text);
        return found === undefined ? [] : [{ path, values: { title, found } }];
      }),
};

/** The first word with a median dot; looked for from the dot, since most texts have none. */
function dottedWord(text: string): string | undefined {
  const dot = /(?<=\p{L})[·•‧∙⋅](?=\p{L})/u.exec(text);
  if (!dot) return undefined;
  const before = /\p{L}+$/u.exec(text.slice(Math.max(0, dot.index - LONGEST), dot.index))?.[0] ?? "";
  const after = /^[·•‧∙⋅\p{L}]+/u.exec(text.slice(dot.index, dot.index + LONGEST))?.[0] ?? "";
  return before + after;
}
