import type { Condition } from "./condition.ts";
import { not } from "./truth.ts";

/** The contrary of a condition; it asks the same questions, and says the same of the person. */
export function negated({ judge, questions, given, meetsAge }: Condition): Condition {
  return {
    judge: (facts) => not(judge(facts)),
    questions,
    given: (facts, holds, names) => given(facts, !holds, names),
    ...(meetsAge && { meetsAge: (age: number) => !meetsAge(age) }),
  };
}
