import { placedCriteria } from "../criteria.ts";
import type { BenefitRule } from "../rule.ts";

/** The simulator knows the tax quotient only; a CAF has its own. */
export const quotientCaf: BenefitRule = {
  code: "quotient-caf",
  check(benefit, { catalogue }) {
    if (catalogue.institution(benefit.institution ?? "")?.type !== "caf") return [];
    const quotient = placedCriteria(benefit).find(({ criterion }) => criterion.type === "quotient_familial");
    return quotient ? [{ path: quotient.path }] : [];
  },
};
