import type { BenefitRule } from "../rule.ts";

const MAX_LENGTH = 100;

/** A label stands in the middle of a sentence, and in narrow lists. */
export const labelForm: BenefitRule = {
  code: "label-form",
  check({ label = "" }) {
    const text = label.trim();
    const withoutDot = text.replace(/\.$/, "");
    const dot = withoutDot !== text && !text.endsWith("..") && !isAbbreviation(text);
    return [
      ...(dot
        ? [{ path: ["label"], variant: "dot", changes: [{ path: ["label"], value: withoutDot }] }]
        : []),
      ...(text.length > MAX_LENGTH
        ? [{ path: ["label"], variant: "long", values: { count: text.length, max: MAX_LENGTH } }]
        : []),
    ];
  },
};

/** "etc." or "S.N.U." end with a dot of their own. */
function isAbbreviation(text: string): boolean {
  return /(\betc|\.\p{L})\.$/u.test(text);
}
