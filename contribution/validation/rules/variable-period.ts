import { labelOf, nodeAt } from "../../model/schema.ts";
import { variableOf } from "../named-variable.ts";
import type { BenefitRule } from "../rule.ts";

/** OpenFisca computes a variable by month or by year. */
export const variablePeriod: BenefitRule = {
  code: "variable-period",
  check(benefit, context) {
    const variable = variableOf(benefit, context);
    const { openfiscaPeriod: found } = benefit;
    const period = variable?.known?.period;
    if (!variable || !period || found === undefined || period === found) return [];
    const node = nodeAt(context.kind, benefit, ["openfiscaPeriod"]);
    const values = { variable: variable.name, expected: labelOf(node, period), found: labelOf(node, found) };
    return [{ path: ["openfiscaPeriod"], values, changes: [{ path: ["openfiscaPeriod"], value: period }] }];
  },
};
