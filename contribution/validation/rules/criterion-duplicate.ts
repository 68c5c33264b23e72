import { CRITERIA } from "../../model/schema.ts";
import { placedCriteria } from "../criteria.ts";
import type { BenefitRule } from "../rule.ts";
import { identityOf } from "../same-data.ts";

/** A criterion stands once in its list. */
export const criterionDuplicate: BenefitRule = {
  code: "criterion-duplicate",
  check(benefit) {
    const seen = new Set<string>();
    return placedCriteria(benefit).flatMap(({ criterion, path, profile, negated }) => {
      if (negated) return [];
      const key = `${profile ?? "general"} ${identityOf(criterion)}`;
      if (!seen.has(key)) {
        seen.add(key);
        return [];
      }
      const values = { criterion: CRITERIA.get(criterion.type)?.title ?? criterion.type };
      return [{ path, values, changes: [{ path, value: undefined }] }];
    });
  },
};
