import type { Condition } from "./condition.ts";
import { not } from "./truth.ts";

/** The contrary of a condition; it asks the same questions, and says the same of the person. */
export function negated({ judge, questions, beside, given, meetsAge }: Condition): Condition {
  return {
    judge: (facts) => not(judge(facts)),
    questions,
    ...(beside && { beside }),
    given: (facts, holds, names) => given(facts, !holds, names),
    ...(meetsAge && { meetsAge: (age: number) => !meetsAge(age) }),
  };
}
