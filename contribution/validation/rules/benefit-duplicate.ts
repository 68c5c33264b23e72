import { collectionOf, slugOf } from "../../model/collections.ts";
import type { BenefitRule } from "../rule.ts";

/** The pair (institution, label) is unique, accents and case aside, among the benefits that are shown. */
export const benefitDuplicate: BenefitRule = {
  code: "benefit-duplicate",
  check({ institution, label, private: hidden }, { kind, slug, catalogue }) {
    if (institution === undefined || label === undefined || hidden) return [];
    const other = catalogue
      .benefitsNamed(institution, label)
      .find(({ file }) => slugOf(file) !== slug || collectionOf(file)?.kind !== kind);
    return other === undefined ? [] : [{ path: ["label"], values: { other: slugOf(other.file) } }];
  },
};
