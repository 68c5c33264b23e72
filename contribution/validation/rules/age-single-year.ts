import { ageInterval } from "../age-interval.ts";
import { criteriaOfType } from "../criteria.ts";
import type { BenefitRule } from "../rule.ts";

/** A benefit for one single age is rare, and often a slip. */
export const ageSingleYear: BenefitRule = {
  code: "age-single-year",
  check(benefit) {
    const ages = criteriaOfType(benefit, "age").filter(({ negated }) => !negated);
    if (ages.length === 0) return [];
    const lists = new Set(ages.map(({ profile }) => profile));
    return [...lists].flatMap((list) => {
      const own = ages.filter(({ profile }) => profile === list);
      const { min, max } = ageInterval(own.map(({ criterion }) => criterion));
      const last = own.at(-1);
      return last && min === max ? [{ path: last.path, values: { age: min } }] : [];
    });
  },
};
