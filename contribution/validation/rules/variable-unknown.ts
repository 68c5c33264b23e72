import { variableOf } from "../national-variable.ts";
import { nearest } from "../nearest.ts";
import { openfiscaVariables } from "../openfisca-variables.ts";
import type { BenefitRule } from "../rule.ts";

/** A national benefit is computed by a variable of OpenFisca-France. */
export const variableUnknown: BenefitRule = {
  code: "variable-unknown",
  check(benefit, context) {
    const variable = variableOf(benefit, context);
    if (!variable?.national || variable.known) return [];
    const path = variable.key ? [variable.key] : [];
    const near = nearest(variable.name, openfiscaVariables().keys());
    if (near === undefined) return [{ path, values: { found: variable.name } }];
    return [{ path, variant: "near", values: { found: variable.name, nearest: near } }];
  },
};
