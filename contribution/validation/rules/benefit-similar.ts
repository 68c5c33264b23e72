import { slugOf } from "../../model/collections.ts";
import { folded } from "../folded.ts";
import { meaningfulWords } from "../meaningful-words.ts";
import type { BenefitRule } from "../rule.ts";

/** Two labels of one institution that say the same with other small words are probably one benefit. */
export const benefitSimilar: BenefitRule = {
  code: "benefit-similar",
  check({ institution, label, private: hidden }, { slug, catalogue }) {
    if (institution === undefined || label === undefined || hidden || meaningfulWords(label) === "")
      return [];
    // The very same name is a duplicate, which another rule refuses.
    const twin = catalogue
      .benefitsResembling(institution, label)
      .find(({ file, label: other = "" }) => slugOf(file) !== slug && folded(other) !== folded(label));
    return twin ? [{ path: ["label"], values: { label: twin.label ?? "", other: slugOf(twin.file) } }] : [];
  },
};
