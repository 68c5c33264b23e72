import { variableOf } from "../national-variable.ts";
import type { BenefitRule } from "../rule.ts";

/** The lists of local variables are not published, so that a local name cannot be checked. */
export const variableUnchecked: BenefitRule = {
  code: "variable-unchecked",
  check(benefit, context) {
    const variable = variableOf(benefit, context);
    if (!variable || variable.national) return [];
    const path = variable.key ? [variable.key] : [];
    return [{ path, values: { found: variable.name, repository: variable.repository } }];
  },
};
