import { criteriaOfType } from "../criteria.ts";
import type { BenefitRule } from "../rule.ts";

/** The simulator knows the tax quotient only; a CAF has its own. */
export const quotientCaf: BenefitRule = {
  code: "quotient-caf",
  check(benefit, { catalogue }) {
    const [quotient] = criteriaOfType(benefit, "quotient_familial");
    if (!quotient || catalogue.institution(benefit.institution ?? "")?.type !== "caf") return [];
    return [{ path: quotient.path }];
  },
};
