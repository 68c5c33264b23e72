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
}

/** Why one condition holds or not; the same for every benefit that asks it. */
export function reasonOf(
  { condition, requirement }: Asked,
  facts: Facts,
  names: Territory | undefined,
): Reason {
  const truth: Truth = condition.judge(facts);
  if (truth !== UNKNOWN) {
    const given = condition.given(facts, truth !== NO, names);
    return { verdict: verdictOf(truth), sentence: `${requirement()} ; ${given}.`, questions: NOTHING_LEFT };
  }
  const questions = openQuestions(condition, facts);
  return { verdict: "unknown", sentence: `${requirement()} ; ${openText(questions)}.`, questions };
}

const NOTHING_LEFT: readonly OpenQuestion[] = [];

/** The questions to ask, again when their answer cannot be used. */
function openQuestions({ questions, beside = [] }: Condition, facts: Facts): readonly OpenQuestion[] {
  const { answers, problems } = facts;
  const isOpen = (key: QuestionKey) => !answers.has(key) || problems.has(key);
  const wrong = beside.filter((key) => problems.has(key));
  const open = [...questions.filter(isOpen), ...wrong];
  if (open.length > 0) return open.flatMap((key) => openQuestion(key, facts));
  return [...questions, ...beside].filter(isOpen).flatMap((key) => openQuestion(key, facts));
}

/** A question to ask, with what is wrong with the answer that was given. */
export function openQuestion(key: QuestionKey, { problems }: Facts): readonly OpenQuestion[] {
  const question = QUESTIONS.get(key);
  const problem = problems.get(key);
  return question ? [{ key, title: question.title, ...(problem !== undefined && { problem }) }] : [];
}

/** « il manque la réponse à « Activité » et la réponse à « RSA du mois » est à revoir : il faut un nombre ». */
function openText(questions: readonly OpenQuestion[]): string {
  const missing = questions.filter(({ problem }) => problem === undefined);
  const titles = missing.map(({ title }) => `« ${title} »`).join(" et ");
  return [
    ...(missing.length > 0 ? [`il manque la réponse à ${titles}`] : []),
    ...questions.flatMap(({ title, problem }) =>
      problem === undefined ? [] : [`la réponse à « ${title} » est à revoir : ${problem}`],
    ),
  ].join(" ; ");
}
