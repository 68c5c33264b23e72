import { useEffect, useState } from "react";
import type { Answer } from "../../contribution/eligibility/answers/answer.ts";
import { askOpenFisca, type ComputedResult } from "../../contribution/eligibility/answers/openfisca.ts";
import type { ComplexToJudge } from "../../contribution/eligibility/benefit/benefit-to-judge.ts";
import type { Situation } from "../../contribution/model/situation.ts";
import { type CompletedAnswers, completePerson } from "../../contribution/openfisca/complete-person.ts";
import { silentAnswer, toldAnswer } from "../../contribution/openfisca/told-answer.ts";
import { isEngineServed, servedEngine } from "./served-engine.ts";

/** What OpenFisca says of the person on screen. */
export interface Engine {
  /** `absent`: the server has none; `asked`: its answer is awaited. */
  readonly state: "absent" | "asked" | "answered" | "silent";
  /** Of each complex benefit, by its id. */
  readonly results: ReadonlyMap<string, ComputedResult>;
  /** Answers that it gives in the person’s place. */
  readonly completed: CompletedAnswers;
  /** Asks again. */
  readonly retry: () => void;
}

interface Told extends Omit<Engine, "retry"> {
  /** Of whom it is said. */
  readonly situation: Situation | undefined;
}

/** How long (ms) a person must have stopped typing before a calculation, of a second or so, is begun. */
const PAUSE = 400;

const NOTHING: Told = { state: "absent", results: new Map(), completed: {}, situation: undefined };

/** Asks the engine, if the server has one, whenever the situation has changed; what was said of another person is not shown. */
export function useEngine(benefits: readonly ComplexToJudge[], situation: Situation): Engine {
  const [isServed, setServed] = useState(false);
  const [told, setTold] = useState(NOTHING);
  const [turn, setTurn] = useState(0);
  const isNeeded = benefits.length > 0;
  useEffect(() => {
    if (!isNeeded) return undefined;
    let isWanted = true;
    void isEngineServed().then((answer) => isWanted && setServed(answer));
    return () => {
      isWanted = false;
    };
  }, [isNeeded]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each turn is a new try
  useEffect(() => {
    if (!isServed || benefits.length === 0) return undefined;
    const left = new AbortController();
    setTold({ ...NOTHING, state: "asked", situation });
    const later = setTimeout(() => {
      ask(benefits, situation, left.signal).then(
        (answer) => !left.signal.aborted && setTold({ ...answer, state: "answered", situation }),
        () => !left.signal.aborted && setTold({ ...NOTHING, state: "silent", situation }),
      );
    }, PAUSE);
    return () => {
      clearTimeout(later);
      left.abort();
    };
  }, [isServed, benefits, situation, turn]);
  const retry = () => setTurn(turn + 1);
  if (!isServed) return { ...NOTHING, retry };
  return told.situation === situation ? { ...told, retry } : { ...NOTHING, state: "asked", retry };
}

/** An answer, with what the engine said where it is the one to say it. */
export function toldBy({ state, results }: Pick<Engine, "state" | "results">, answer: Answer): Answer {
  if (answer.status !== "computed-by-openfisca") return answer;
  if (state === "silent") return silentAnswer(answer);
  const result = results.get(answer.id);
  return result ? toldAnswer(answer, result) : answer;
}

async function ask(benefits: readonly ComplexToJudge[], situation: Situation, signal: AbortSignal) {
  const engine = servedEngine(signal);
  const completed = await completePerson(engine, situation);
  const results = await askOpenFisca(engine, benefits, { ...situation, ...completed });
  return { results: new Map(results.map((result) => [result.id, result])), completed };
}
