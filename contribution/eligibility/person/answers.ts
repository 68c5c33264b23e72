import { type Mapping, mappingOf } from "../../model/mapping.ts";
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
}

/** The questions by where their answers are: under a key of the situation, or under one of a part of it. */
const ALONE = new Map<string, CheckedQuestion>();
const IN_PARTS = new Map<string, Map<string, CheckedQuestion>>();

for (const { key, node } of QUESTIONS.values()) {
  const [part = "", inner] = key.split(".");
  const checked = { key, ...answerCheck(node) };
  if (inner === undefined) ALONE.set(part, checked);
  else IN_PARTS.set(part, (IN_PARTS.get(part) ?? new Map()).set(inner, checked));
}

/** Reads every answer of a situation; only its own keys count, and data of any shape is accepted. */
export function readAnswers(situation: unknown): Answers {
  const answers: Answers = { usable: new Map(), problems: new Map(), contradictions: new Map() };
  const all = mappingOf(situation);
  for (const key of Object.keys(all)) {
    const questions = IN_PARTS.get(key);
    if (questions) readInto(answers, questions, mappingOf(all[key]));
  }
  readInto(answers, ALONE, all);
  return answers;
}

function readInto(
  { usable, problems }: Answers,
  questions: ReadonlyMap<string, CheckedQuestion>,
  held: Mapping,
): void {
  for (const name of Object.keys(held)) {
    const question = questions.get(name);
    const answer = held[name];
    if (!question || isLeftOpen(answer)) continue;
    if (question.accepts(answer)) usable.set(question.key, answer);
    else problems.set(question.key, question.expected);
  }
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
