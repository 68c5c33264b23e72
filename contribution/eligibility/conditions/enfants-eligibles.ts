import { frenchNumber } from "../../model/french-number.ts";
import { comparing } from "../judging/compare.ts";
import type { Compiler } from "../judging/condition.ts";
import { truthOf, UNKNOWN } from "../judging/truth.ts";
import { ageOn, type Facts } from "../person/facts.ts";

/** The number of children within the ages, both included; a child whose age is not known may count or not. */
export const enfantsEligibles: Compiler<"enfants_eligibles"> = ({ operator, value, age_min, age_max }) => {
  const meets = comparing(operator, value);
  const isAged = age_min !== undefined || age_max !== undefined;
  const isWithin = (age: number) => age >= (age_min ?? 0) && age <= (age_max ?? Number.POSITIVE_INFINITY);
  const count = (facts: Facts) => (isAged ? countWithin(facts, isWithin) : countAll(facts));
  return {
    judge(facts) {
      const children = count(facts);
      if (!children) return UNKNOWN;
      const truth = meets(children.certain);
      for (let more = 1; more <= children.uncertain; more++)
        if (meets(children.certain + more) !== truth) return UNKNOWN;
      return truthOf(truth);
    },
    questions: ["enfants"],
    given(facts) {
      const { certain = 0, uncertain = 0 } = count(facts) ?? {};
      const aged = isAged ? " de cet âge" : "";
      if (uncertain > 0) return `vous en avez entre ${certain} et ${certain + uncertain}${aged}`;
      return certain === 0 ? `vous n’en avez pas${aged}` : `vous en avez ${frenchNumber(certain)}${aged}`;
    },
  };
};

interface Count {
  readonly certain: number;
  /** Those whose age is not known. */
  readonly uncertain: number;
}

function countAll({ situation: { enfants } }: Facts): Count | undefined {
  return Array.isArray(enfants) ? { certain: enfants.length, uncertain: 0 } : undefined;
}

function countWithin(
  { situation: { enfants }, date }: Facts,
  isWithin: (age: number) => boolean,
): Count | undefined {
  if (!Array.isArray(enfants)) return undefined;
  const ages = enfants.map((child) => ageOn(date, child?.date_naissance));
  return {
    certain: ages.filter((age) => age !== undefined && isWithin(age)).length,
    uncertain: ages.filter((age) => age === undefined).length,
  };
}
