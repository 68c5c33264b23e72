import { mappingOf, own } from "../../model/mapping.ts";
import { QUESTIONS, type QuestionKey } from "../../model/situation.ts";
import { type AnswerCheck, answerCheck } from "./answer-check.ts";

/** The answers of a situation: what is not in the schema is no answer. */
export interface Answers {
  readonly usable: Map<QuestionKey, unknown>;
  /** Why the others cannot be used, to end a sentence. */
  readonly problems: Map<QuestionKey, string>;
  /** The answer that contradicts another one, and that one: either may be wrong. */
  readonly contradictions: Map<QuestionKey, QuestionKey>;
}

interface CheckedQuestion extends AnswerCheck {
  readonly key: QuestionKey;
  /** The part of the situation that holds the answer, or the answer itself. */
  readonly part: string;
  readonly inner: string | undefined;
}

const CHECKED: readonly CheckedQuestion[] = [...QUESTIONS.values()].map(({ key, node }) => {
  const [part = "", inner] = key.split(".");
  return { key, part, inner, ...answerCheck(node) };
});

/** Reads every answer of a situation; only its own keys count, and data of any shape is accepted. */
export function readAnswers(situation: unknown): Answers {
  const usable = new Map<QuestionKey, unknown>();
  const problems = new Map<QuestionKey, string>();
  const all = mappingOf(situation);
  for (const { key, part, inner, accepts, expected } of CHECKED) {
    const held = own(all, part);
    const answer = inner === undefined ? held : own(mappingOf(held), inner);
    if (isLeftOpen(answer)) continue;
    if (accepts(answer)) usable.set(key, answer);
    else problems.set(key, expected);
  }
  return { usable, problems, contradictions: new Map() };
}

/** A question that was not answered; a list without children is an answer. */
function isLeftOpen(answer: unknown): boolean {
  return answer === undefined || answer === null || answer === "";
}

/** Notes that two answers contradict each other. */
export function contradict(
  { problems, contradictions }: Answers,
  one: QuestionKey,
  other: QuestionKey,
): void {
  contradictions.set(one, other);
  problems.set(one, `elle ne va pas avec la réponse à « ${titleOf(other)} »`);
  problems.set(other, `elle ne va pas avec la réponse à « ${titleOf(one)} »`);
}

function titleOf(question: QuestionKey): string {
  return QUESTIONS.get(question)?.title ?? question;
}
