import { QUESTIONS, type QuestionKey } from "../../model/situation.ts";
import type { Territory } from "../../territory/territory.ts";
import type { Condition } from "../judging/condition.ts";
import { NO, type Truth, UNKNOWN, verdictOf } from "../judging/truth.ts";
import type { Facts } from "../person/facts.ts";
import type { OpenQuestion, Reason } from "./answer.ts";

/** A condition with the words that ask it. */
export interface Asked {
  readonly condition: Condition;
  /** « Il faut au moins 18 ans »: made when first said, since most are never said. */
  readonly requirement: () => string;
  /** What it asks: the type of a criterion, of a profile, or an interest. */
  readonly type: string;
  /** Whether it asks the contrary. */
  readonly isDenied: boolean;
}

/** Why one condition holds or not: the same for every benefit that asks it, so nobody may change it. */
export function reasonOf(
  { condition, requirement, type, isDenied }: Asked,
  facts: Facts,
  names: Territory | undefined,
): Reason {
  const truth: Truth = condition.judge(facts);
  if (truth !== UNKNOWN) {
    const given = condition.given(facts, truth !== NO, names);
    return Object.freeze({
      type,
      isDenied,
      verdict: verdictOf(truth),
      sentence: `${requirement()} ; ${given}.`,
      questions: NOTHING_LEFT,
    });
  }
  const questions = openQuestions(condition, facts);
  return Object.freeze({
    type,
    isDenied,
    verdict: "unknown",
    sentence: `${requirement()} ; ${openText(questions, facts)}.`,
    questions: Object.freeze(questions),
  });
}

const NOTHING_LEFT: readonly OpenQuestion[] = Object.freeze([]);

/** The questions to ask, again when their answer cannot be used: both of two whose answers contradict each other. */
function openQuestions({ questions, beside = [] }: Condition, facts: Facts): readonly OpenQuestion[] {
  const { answers, problems, contradictions } = facts;
  const isOpen = (key: QuestionKey) => !answers.has(key) || problems.has(key);
  const wrong = beside.filter((key) => problems.has(key));
  const open = [...questions.filter(isOpen), ...wrong];
  const asked = open.length > 0 ? open : [...questions, ...beside].filter(isOpen);
  const others = asked.flatMap((key) => contradictions.get(key) ?? []);
  return [...new Set([...asked, ...others])].flatMap((key) => openQuestion(key, facts));
}

/** A question to ask, with what is wrong with the answer that was given. */
export function openQuestion(key: QuestionKey, { problems }: Facts): readonly OpenQuestion[] {
  const question = QUESTIONS.get(key);
  const problem = problems.get(key);
  if (!question) return [];
  return [Object.freeze({ key, title: question.title, ...(problem !== undefined && { problem }) })];
}

/** « il manque la réponse à « Activité » ; la réponse à « RSA du mois » est à revoir : il faut un nombre ». */
function openText(questions: readonly OpenQuestion[], { contradictions }: Facts): string {
  const missing = questions.filter(({ problem }) => problem === undefined);
  const titles = missing.map(({ title }) => `« ${title} »`).join(" et ");
  // Of two that contradict each other, one sentence names both.
  const named = new Set(questions.flatMap(({ key }) => contradictions.get(key) ?? []));
  const wrong = questions.filter(({ key, problem }) => problem !== undefined && !named.has(key));
  return [
    ...(missing.length > 0 ? [`il manque la réponse à ${titles}`] : []),
    ...wrong.map(({ title, problem }) => `la réponse à « ${title} » est à revoir : ${problem}`),
  ].join(" ; ");
}
