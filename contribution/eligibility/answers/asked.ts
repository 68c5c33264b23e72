import { QUESTIONS, type Question, type QuestionKey } from "../../model/situation.ts";
import type { Territory } from "../../territory/territory.ts";
import type { Condition } from "../judging/condition.ts";
import { NO, type Truth, UNKNOWN, verdictOf } from "../judging/truth.ts";
import type { Facts } from "../person/facts.ts";
import type { Reason } from "./answer.ts";

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
  const questions = unanswered(condition.questions, facts);
  const titles = questions.map(({ title }) => `« ${title} »`).join(" et ");
  return { verdict: "unknown", sentence: `${requirement()} ; il manque la réponse à ${titles}.`, questions };
}

const NOTHING_LEFT: readonly Question[] = [];

/** The questions that have no answer; all of them when the answers cannot be used. */
function unanswered(keys: readonly QuestionKey[], facts: Facts): readonly Question[] {
  const open = keys.filter((key) => answerTo(key, facts) === undefined);
  return (open.length > 0 ? open : keys).flatMap((key) => {
    const question = QUESTIONS.get(key);
    return question ? [{ key, title: question.title }] : [];
  });
}

function answerTo(key: QuestionKey, { situation }: Facts): unknown {
  let value: unknown = situation;
  for (const step of key.split("."))
    value = (value as Readonly<Record<string, unknown>> | null | undefined)?.[step];
  return value ?? undefined;
}
