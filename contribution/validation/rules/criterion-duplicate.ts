import { CRITERIA } from "../../model/schema.ts";
import { placedCriteria } from "../criteria.ts";
import type { BenefitRule } from "../rule.ts";
import { repeated } from "../same-data.ts";

/** A criterion stands once in its list. */
export const criterionDuplicate: BenefitRule = {
  code: "criterion-duplicate",
  check(benefit) {
    const again = repeated(
      placedCriteria(benefit).filter(({ negated }) => !negated),
      ({ criterion, profile }) => `${profile ?? "general"} ${criterion.type}`,
      ({ criterion }) => criterion,
    );
    return again.map(({ criterion, path }) => ({
      path,
      values: { criterion: CRITERIA.get(criterion.type)?.title ?? criterion.type },
      changes: [{ path, value: undefined }],
    }));
  },
};
