import { comparing } from "../compare.ts";
import type { Compiler } from "../condition.ts";
import { yearsText } from "../sentences/age.ts";
import { truthOf, UNKNOWN } from "../truth.ts";

/** Whole years on the day of the situation. */
export const age: Compiler<"age"> = ({ operator, value }) => {
  const meetsAge = comparing(operator, value);
  return {
    judge: (facts) => (facts.age === undefined ? UNKNOWN : truthOf(meetsAge(facts.age))),
    questions: ["demandeur.date_naissance"],
    given: (facts) => `vous avez ${yearsText(facts.age ?? 0)}`,
    meetsAge,
  };
};
