import { mapVisibleText } from "../html.ts";
import type { BenefitRule } from "../rule.ts";
import { shownTexts } from "../texts.ts";

/** French text takes the curved apostrophe. */
export const apostrophe: BenefitRule = {
  code: "apostrophe",
  check: (benefit) =>
    shownTexts(benefit)
      .filter(({ text }) => text.includes("'"))
      .flatMap(({ path, text, title, html }) => {
        const value = html ? mapVisibleText(text, curved) : curved(text);
        return value === text ? [] : [{ path, values: { title }, changes: [{ path, value }] }];
      }),
};

function curved(text: string): string {
  return text.replace(/(?<=\p{L})'(?=[\p{L}\d«])/gu, "’");
}
