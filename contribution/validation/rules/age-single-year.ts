import type { AgeCriterion } from "../../model/generated/data.ts";
import { ageInterval } from "../age-interval.ts";
import { placedCriteria } from "../criteria.ts";
import type { BenefitRule } from "../rule.ts";

/** A benefit for one single age is rare, and often a slip. */
export const ageSingleYear: BenefitRule = {
  code: "age-single-year",
  check(benefit) {
    const ages = placedCriteria(benefit).filter(
      ({ criterion, negated }) => criterion.type === "age" && !negated,
    );
    const lists = new Set(ages.map(({ profile }) => profile));
    return [...lists].flatMap((list) => {
      const own = ages.filter(({ profile }) => profile === list);
      const { min, max } = ageInterval(own.map(({ criterion }) => criterion as AgeCriterion));
      const last = own.at(-1);
      return last && min === max ? [{ path: last.path, values: { age: min } }] : [];
    });
  },
};
