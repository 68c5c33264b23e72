import { frenchNumber } from "../../model/french-number.ts";
import { comparing } from "../judging/compare.ts";
import type { Compiler } from "../judging/condition.ts";
import { truthOf, UNKNOWN } from "../judging/truth.ts";
import { birthsOf, type Facts } from "../person/facts.ts";

/** The number of children within the ages, both included. */
export const enfantsEligibles: Compiler<"enfants_eligibles"> = ({ operator, value, age_min, age_max }) => {
  const meets = comparing(operator, value);
  const isAged = age_min !== undefined || age_max !== undefined;
  const isWithin = (age: number) => age >= (age_min ?? 0) && age <= (age_max ?? Number.POSITIVE_INFINITY);
  const count = (facts: Facts) =>
    isAged ? facts.childrenAges?.filter(isWithin).length : birthsOf(facts.answers.get("enfants"))?.length;
  return {
    judge(facts) {
      const children = count(facts);
      return children === undefined ? UNKNOWN : truthOf(meets(children));
    },
    questions: ["enfants"],
    ...(isAged && { beside: ["dateDeValeur"] }),
    given(facts) {
      const children = count(facts) ?? 0;
      const aged = isAged ? " de cet âge" : "";
      return children === 0 ? `vous n’en avez pas${aged}` : `vous en avez ${frenchNumber(children)}${aged}`;
    },
  };
};
