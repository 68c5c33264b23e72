import { slugOf } from "../../model/collections.ts";
import { folded } from "../folded.ts";
import { meaningfulWords } from "../meaningful-words.ts";
import type { BenefitRule } from "../rule.ts";

/** Two labels of one institution that say the same with other small words are probably one benefit. */
export const benefitSimilar: BenefitRule = {
  code: "benefit-similar",
  check({ institution, label, private: hidden }, { slug, catalogue }) {
    if (institution === undefined || label === undefined || hidden) return [];
    const own = meaningfulWords(label);
    const twin = catalogue
      .benefitsOf(institution)
      .find(
        (other) => slugOf(other.file) !== slug && !other.private && similar(label, own, other.label ?? ""),
      );
    return twin ? [{ path: ["label"], values: { label: twin.label ?? "", other: slugOf(twin.file) } }] : [];
  },
};

function similar(label: string, own: string, other: string): boolean {
  // The very same name is a duplicate, which another rule refuses.
  return folded(label) !== folded(other) && own !== "" && own === meaningfulWords(other);
}
