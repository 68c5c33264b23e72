import type { AgeCriterion } from "../../model/generated/data.ts";
import { ageBounds } from "../age-interval.ts";
import { placedCriteria } from "../criteria.ts";
import type { BenefitRule } from "../rule.ts";

/** Of two lower bounds in one list, or two upper ones, only one counts. */
export const ageSameSide: BenefitRule = {
  code: "age-same-side",
  check(benefit) {
    const ages = placedCriteria(benefit).filter(
      ({ criterion, negated }) => criterion.type === "age" && !negated,
    );
    return ages.flatMap(({ criterion, path, profile }, index) => {
      const age = criterion as AgeCriterion;
      const earlier = ages.slice(0, index).find((other) => {
        const first = other.criterion as AgeCriterion;
        const identical = first.value === age.value && first.operator === age.operator;
        return other.profile === profile && sideOf(first) === sideOf(age) && !identical;
      });
      if (!earlier || sideOf(age) === "=") return [];
      return [{ path, values: { bounds: ageBounds([earlier.criterion as AgeCriterion, age]) } }];
    });
  },
};

function sideOf({ operator }: AgeCriterion): string {
  return operator.charAt(0);
}
