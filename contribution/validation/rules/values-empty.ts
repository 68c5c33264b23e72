import { CRITERIA } from "../../model/schema.ts";
import { placedCriteria } from "../criteria.ts";
import type { BenefitRule } from "../rule.ts";

/** A criterion without any choice left is met by nobody. */
export const valuesEmpty: BenefitRule = {
  code: "values-empty",
  check(benefit) {
    return placedCriteria(benefit).flatMap(({ criterion, path }) => {
      const values = { criterion: CRITERIA.get(criterion.type)?.title ?? criterion.type };
      if ("values" in criterion && criterion.values.length === 0) {
        return [{ path: [...path, "values"], values }];
      }
      if (criterion.type !== "regime_securite_sociale" && criterion.type !== "statut_occupation_logement")
        return [];
      const { includes, excludes = [] } = criterion;
      if (!includes) return excludes.length === 0 ? [{ path, values }] : [];
      const excluded: readonly string[] = excludes;
      return includes.every((choice) => excluded.includes(choice))
        ? [{ path: [...path, "excludes"], variant: "excluded", values }]
        : [];
    });
  },
};
