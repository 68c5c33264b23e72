import type { QuestionKey, Situation } from "../../model/situation.ts";
import { contradict, readAnswers } from "./answers.ts";
import { type Day, dayOf, yearsBetween } from "./day.ts";
import { type Deduced, deducedFrom } from "./deductions.ts";
import { type Known, together } from "./known.ts";
import type { PlaceRelations } from "./place-relations.ts";
import { readWhereabouts, type Whereabouts } from "./whereabouts.ts";

/** A situation read once for all benefits: its usable answers, and what follows from them. */
export interface Facts {
  /** Answers as the schema of situations wants them; a former commune is the one of today. */
  readonly answers: ReadonlyMap<QuestionKey, unknown>;
  /** Why the other answers cannot be used, or which other answer one contradicts; to end a sentence. */
  readonly problems: ReadonlyMap<QuestionKey, string>;
  /** The answer that contradicts another one, and that one: either may be wrong. */
  readonly contradictions: ReadonlyMap<QuestionKey, QuestionKey>;
  readonly date: Day | undefined;
  /** In whole years. */
  readonly age: number | undefined;
  /** Of each child, in whole years; undefined when the date or the children are not known. */
  readonly childrenAges: readonly number[] | undefined;
  readonly places: Whereabouts;
  /** What other answers leave possible of a question. */
  readonly deduced: ReadonlyMap<QuestionKey, Deduced>;
}

/** Nobody is older: a year was typed wrong. */
export const OLDEST = 130;

const DATE = "dateDeValeur";
const BIRTH = "demandeur.date_naissance";
const CHILDREN = "enfants";

/** Reads a situation; data of any shape is accepted, and what cannot be used is a problem. */
export function readFacts(situation: Situation, relations: PlaceRelations): Facts {
  const answers = readAnswers(situation);
  const { usable, problems, contradictions } = answers;
  const places = readWhereabouts(answers, relations);
  const date = dayOf(usable.get(DATE));
  const age = ageOn(date, usable.get(BIRTH));
  const childrenAges = birthsOf(usable.get(CHILDREN))?.map((birth) => ageOn(date, birth));
  const refuse = (key: QuestionKey, why: string) => {
    usable.delete(key);
    problems.set(key, why);
  };
  if (isWrong(age)) refuse(BIRTH, wrongBirth(age));
  const wrongAge = childrenAges?.find(isWrong);
  if (wrongAge !== undefined) refuse(CHILDREN, wrongBirth(wrongAge));
  const deduced = deducedFrom(usable);
  for (const [question, { values, from }] of deduced) {
    const answer = usable.get(question);
    if (answer !== undefined && !values.includes(answer)) contradict(answers, question, from);
  }
  return {
    answers: usable,
    problems,
    contradictions,
    date,
    age: isWrong(age) ? undefined : age,
    childrenAges: childrenAges?.every((one) => one !== undefined && !isWrong(one))
      ? (childrenAges as number[])
      : undefined,
    places,
    deduced,
  };
}

/** What is known of the answer to a question: what was answered, and what follows from other answers. */
export function knownOf(question: QuestionKey, { answers, deduced }: Facts): Known | undefined {
  const follows = deduced.get(question);
  const answer = answers.get(question);
  if (answer === undefined) return follows;
  const given = { values: [answer] };
  return !follows || follows.values.includes(answer) ? given : together(given, follows);
}

/** A number that was answered. */
export function numberOf(question: QuestionKey, { answers }: Facts): number | undefined {
  // What is usable is as the schema wants it; this is asked of questions that want a number.
  return answers.get(question) as number | undefined;
}

/** The children whose births are usable. */
export function birthsOf(children: unknown): readonly unknown[] | undefined {
  // The check of the answers has looked at each child.
  return (children as readonly { readonly date_naissance: unknown }[] | undefined)?.map(
    ({ date_naissance }) => date_naissance,
  );
}

/** Whole years between a birth and a day, negative when it is still to come; undefined when one is not known. */
function ageOn(date: Day | undefined, birth: unknown): number | undefined {
  const born = dayOf(birth);
  return date === undefined || born === undefined ? undefined : yearsBetween(born, date);
}

function isWrong(age: number | undefined): age is number {
  return age !== undefined && (age < 0 || age > OLDEST);
}

function wrongBirth(age: number): string {
  return age < 0
    ? "une naissance ne peut pas suivre la date de la situation"
    : `une date de naissance ne peut pas donner plus de ${OLDEST} ans`;
}
