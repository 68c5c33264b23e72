import { labelOf } from "../../model/schema.ts";
import { QUESTIONS, type QuestionKey } from "../../model/situation.ts";
import type { Facts } from "../person/facts.ts";
import type { Condition } from "./condition.ts";
import { type Truth, truthOf, UNKNOWN } from "./truth.ts";

/** A condition on one question answered by yes or no: it holds when the answer is yes. */
export function answeredYes(
  question: QuestionKey,
  read: (facts: Facts) => unknown,
  given: Readonly<{ yes: string; no: string }>,
): Condition {
  return {
    judge(facts) {
      const answer = read(facts);
      return typeof answer === "boolean" ? truthOf(answer) : UNKNOWN;
    },
    questions: [question],
    given: (_facts, holds) => (holds ? given.yes : given.no),
  };
}

/** A condition on one question answered by a choice. */
export function answeredAmong(
  question: QuestionKey,
  read: (facts: Facts) => string | undefined,
  accepts: (answer: string) => boolean,
): Condition {
  return {
    judge(facts): Truth {
      const answer = read(facts);
      return answer === undefined ? UNKNOWN : truthOf(accepts(answer));
    },
    questions: [question],
    given: (facts) => `vous avez répondu : ${labelOf(QUESTIONS.get(question)?.node, read(facts))}`,
  };
}

/** Accepts what is included (all when nothing is said) and not excluded. */
export function includedNotExcluded({
  includes,
  excludes,
}: Readonly<{ includes?: readonly string[]; excludes?: readonly string[] }>): (answer: string) => boolean {
  const accepted = includes && new Set(includes);
  const refused = new Set(excludes);
  return (answer) => (accepted?.has(answer) ?? true) && !refused.has(answer);
}
