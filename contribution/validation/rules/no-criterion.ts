import type { BenefitRule } from "../rule.ts";

/** Without criterion, profile or interest, nobody is filtered. */
export const noCriterion: BenefitRule = {
  code: "no-criterion",
  check(_, { kind, written }) {
    const filtered = ["conditions_generales", "profils", "interestFlag"].some((key) => key in written);
    return kind === "benefit-simple" && !filtered ? [{ path: [] }] : [];
  },
};
