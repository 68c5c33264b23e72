import {
  QUESTIONS,
  type Question,
  type QuestionKey,
  type Situation,
} from "../../contribution/model/situation.ts";

/** A situation with about a third of its answers taken out. */
export function withoutSome(situation: Situation, random: () => number): Situation {
  const keys = [...QUESTIONS.keys()].filter((key) => key !== "dateDeValeur");
  return assembled(
    keys.filter(() => random() >= 0.35),
    situation,
  );
}

/** A partial situation that answers some questions more, as the whole one does. */
export function withAnswers(partial: Situation, whole: Situation, questions: readonly Question[]): Situation {
  const told = new Set(questions.map(({ key }) => key));
  const known = [...QUESTIONS.keys()].filter((key) => told.has(key) || answerIn(partial, key) !== undefined);
  return assembled(known, whole);
}

function assembled(keys: readonly QuestionKey[], source: Situation): Situation {
  const parts: Record<string, Record<string, unknown>> = { demandeur: {}, menage: {} };
  const rest: Record<string, unknown> = { dateDeValeur: source.dateDeValeur };
  for (const key of keys) {
    const value = answerIn(source, key);
    const [part = "", inner] = key.split(".");
    if (value === undefined) continue;
    if (inner === undefined) rest[part] = value;
    else parts[part] = { ...parts[part], [inner]: value };
  }
  // Every answer comes from a situation.
  return { ...rest, ...parts } as unknown as Situation;
}

function answerIn(situation: Situation, key: QuestionKey): unknown {
  const [part = "", inner] = key.split(".");
  const value = (situation as unknown as Record<string, unknown>)[part];
  return inner === undefined ? value : (value as Record<string, unknown> | undefined)?.[inner];
}
