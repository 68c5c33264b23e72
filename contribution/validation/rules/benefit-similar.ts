import { slugOf } from "../../model/collections.ts";
import { folded } from "../folded.ts";
import { remembered } from "../remembered.ts";
import type { BenefitRule } from "../rule.ts";

/** Two labels of one institution that say the same with other small words are probably one benefit. */
export const benefitSimilar: BenefitRule = {
  code: "benefit-similar",
  check({ institution, label, private: hidden }, { slug, catalogue }) {
    if (institution === undefined || label === undefined || hidden) return [];
    const own = meaningful(label);
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
  return folded(label) !== folded(other) && own !== "" && own === meaningful(other);
}

const SMALL_WORDS = /^(l|la|le|les|d|de|du|des|un|une|a|au|aux|en|et|pour|sur|par)$/;

/** The words that carry the meaning of a label, in order, plural or not. */
const meaningful: (label: string) => string = remembered((label) => {
  // "+26 ans" and "-26 ans" are not for the same people.
  const words = folded(label).match(/[+-]?\d+|[a-z]+/g) ?? [];
  return words
    .filter((word) => !SMALL_WORDS.test(word))
    .map((word) => word.replace(/(?<=..)[sx]$/, ""))
    .join(" ");
});
