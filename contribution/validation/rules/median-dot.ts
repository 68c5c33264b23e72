import { visibleText } from "../html.ts";
import type { BenefitRule } from "../rule.ts";
import { shownTexts } from "../texts.ts";

/** Screen readers stumble on the median dot; public sites do not use it (Prime Minister's circular, 21 November 2017). */
export const medianDot: BenefitRule = {
  code: "median-dot",
  check: (benefit) =>
    shownTexts(benefit).flatMap(({ path, text, title, html }) => {
      const found = /\p{L}+(?:[·•‧∙⋅]\p{L}+)+/u.exec(html ? visibleText(text) : text)?.[0];
      return found === undefined ? [] : [{ path, values: { title, found } }];
    }),
};
