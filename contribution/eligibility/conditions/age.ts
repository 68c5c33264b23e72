import { comparing } from "../judging/compare.ts";
import type { Compiler } from "../judging/condition.ts";
import { truthOf, UNKNOWN } from "../judging/truth.ts";
import { yearsText } from "../sentences/age.ts";

/** Whole years on the day of the situation. */
export const age: Compiler<"age"> = ({ operator, value }) => {
  const meetsAge = comparing(operator, value);
  return {
    judge: (facts) => (facts.age === undefined ? UNKNOWN : truthOf(meetsAge(facts.age))),
    questions: ["demandeur.date_naissance"],
    beside: ["dateDeValeur"],
    given: (facts) => `vous avez ${yearsText(facts.age ?? 0)}`,
    meetsAge,
  };
};
