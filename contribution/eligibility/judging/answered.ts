import { labelOf } from "../../model/schema.ts";
import { QUESTIONS, type QuestionKey } from "../../model/situation.ts";
import { type Facts, knownOf } from "../person/facts.ts";
import { truthOfKnown } from "../person/known.ts";
import { secondPerson } from "../sentences/second-person.ts";
import type { Condition } from "./condition.ts";

/** A condition on one question that one answer means yes to: it holds when that is the answer. */
export function answeredYes(
  question: QuestionKey,
  given: Readonly<{ yes: string; no: string }>,
  yes: unknown = true,
): Condition {
  return {
    judge: (facts) => truthOfKnown(knownOf(question, facts), (answer) => answer === yes),
    questions: [question],
    given: (facts, holds) => followsFrom(question, facts) ?? (holds ? given.yes : given.no),
  };
}

/** A condition on one question answered by a choice. */
export function answeredAmong(question: QuestionKey, accepts: (answer: unknown) => boolean): Condition {
  return {
    judge: (facts) => truthOfKnown(knownOf(question, facts), accepts),
    questions: [question],
    given: (facts) => followsFrom(question, facts) ?? `vous avez répondu : ${answerLabel(question, facts)}`,
  };
}

/** The condition that one question has one answer, which says what the person is. */
export function being(question: QuestionKey, wanted: string): Condition {
  return {
    judge: (facts) => truthOfKnown(knownOf(question, facts), (answer) => answer === wanted),
    questions: [question],
    given: (facts) => followsFrom(question, facts) ?? youAre(question, facts),
  };
}

/** « vous êtes en emploi salarié », for a question without usable answer on which that one decides. */
function followsFrom(question: QuestionKey, facts: Facts): string | undefined {
  const from = facts.deduced.get(question)?.from;
  return from && !facts.answers.has(question) ? youAre(from, facts) : undefined;
}

/** « vous êtes au lycée », « vous n’êtes ni au collège, ni au lycée ». */
function youAre(question: QuestionKey, facts: Facts): string {
  const label = answerLabel(question, facts);
  return label.startsWith("ni ") ? `vous n’êtes ${label}` : `vous êtes ${label}`;
}

function answerLabel(question: QuestionKey, { answers }: Facts): string {
  return secondPerson(labelOf(QUESTIONS.get(question)?.node, answers.get(question)));
}

/** Accepts what is included (all when nothing is said) and not excluded. */
export function includedNotExcluded({
  includes,
  excludes,
}: Readonly<{ includes?: readonly string[]; excludes?: readonly string[] }>): (answer: unknown) => boolean {
  const accepted = includes && new Set<unknown>(includes);
  const refused = new Set<unknown>(excludes);
  return (answer) => (accepted?.has(answer) ?? true) && !refused.has(answer);
}
