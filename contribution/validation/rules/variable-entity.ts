import { labelOf, nodeAt } from "../../model/schema.ts";
import { variableOf } from "../named-variable.ts";
import type { BenefitRule } from "../rule.ts";

/** OpenFisca computes a variable for one kind of group only. */
export const variableEntity: BenefitRule = {
  code: "variable-entity",
  check(benefit, context) {
    const variable = variableOf(benefit, context);
    const { entity } = benefit;
    if (!variable?.known || entity === undefined || variable.known.entity === entity) return [];
    const node = nodeAt(context.kind, benefit, ["entity"]);
    const expected = labelOf(node, variable.known.entity);
    const values = { variable: variable.name, expected, found: labelOf(node, entity) };
    return [{ path: ["entity"], values, changes: [{ path: ["entity"], value: variable.known.entity }] }];
  },
};
