import type { AgeCriterion } from "../../model/generated/data.ts";
import { ageBounds } from "../age-interval.ts";
import { criteriaOfType } from "../criteria.ts";
import type { BenefitRule } from "../rule.ts";

/** Of two lower bounds in one list, or two upper ones, only one counts. */
export const ageSameSide: BenefitRule = {
  code: "age-same-side",
  check(benefit) {
    const ages = criteriaOfType(benefit, "age").filter(({ negated }) => !negated);
    return ages.flatMap(({ criterion: age, path, profile }, index) => {
      const earlier = ages.slice(0, index).find((other) => {
        const { criterion: first } = other;
        const identical = first.value === age.value && first.operator === age.operator;
        return other.profile === profile && sideOf(first) === sideOf(age) && !identical;
      });
      if (!earlier || sideOf(age) === "=") return [];
      return [{ path, values: { bounds: ageBounds([earlier.criterion, age]) } }];
    });
  },
};

function sideOf({ operator }: AgeCriterion): string {
  return operator.charAt(0);
}
