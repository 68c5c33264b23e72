import { openfiscaVariables } from "../../openfisca/openfisca-variables.ts";
import { PACKAGE_NAMES, variableOf } from "../named-variable.ts";
import { nearest } from "../nearest.ts";
import type { BenefitRule } from "../rule.ts";

/** A benefit is computed by a variable of the package that its institution’s calculations are written in. */
export const variableUnknown: BenefitRule = {
  code: "variable-unknown",
  check(benefit, context) {
    const variable = variableOf(benefit, context);
    if (!variable || variable.known) return [];
    const path = variable.key ? [variable.key] : [];
    const near = nearest(variable.name, openfiscaVariables(variable.package).keys());
    const values = { found: variable.name, package: PACKAGE_NAMES[variable.package] };
    return near === undefined
      ? [{ path, values }]
      : [{ path, variant: "near", values: { ...values, nearest: near } }];
  },
};
