import { mapVisibleText } from "../html.ts";
import type { FileRule } from "../rule.ts";
import { shownTexts } from "../texts.ts";

/** French text takes the curved apostrophe. */
export const apostrophe: FileRule = {
  code: "apostrophe",
  check: (data, { kind }) =>
    shownTexts(data, kind)
      .filter(({ text }) => text.includes("'"))
      .flatMap(({ path, text, title, html }) => {
        const value = html ? mapVisibleText(text, curved) : curved(text);
        return value === text ? [] : [{ path, values: { title }, changes: [{ path, value }] }];
      }),
};

function curved(text: string): string {
  return text.replace(/(?<=\p{L})'(?=[\p{L}\d«])/gu, "’");
}
