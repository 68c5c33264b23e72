import type { SimpleToJudge } from "../../../contribution/eligibility/benefit/benefit-to-judge.ts";
import { compileCatalogue } from "../../../contribution/eligibility/index/compile-catalogue.ts";
import { relationsOf } from "../../../contribution/eligibility/person/place-relations.ts";
import type { Situation } from "../../../contribution/model/situation.ts";
import { readTerritory } from "../../read-territory.ts";
import { median } from "../median.ts";
import { benefitsToJudge } from "./benefits-to-judge.ts";
import { type Move, movesOver, multiplied } from "./multiplied.ts";
import { readPlainly } from "./plain-reading.ts";
import { randomFrom, randomSituations } from "./random-situations.ts";

const SITUATIONS = 500;
const RUNS = 7;
const GROWTH = [10, 100];

/** Microseconds a person for the list, with this many times more benefits. */
export interface Growth {
  readonly times: number;
  readonly benefits: number;
  /** The others all over France, so that some match. */
  readonly spread: number;
  /** The others in places where nobody lives. */
  readonly elsewhere: number;
}

/** Times of the evaluation of one catalogue. */
export interface EligibilityTimes {
  readonly benefits: number;
  /** Milliseconds to make the catalogue ready. */
  readonly compile: number;
  /** Microseconds a person: the list of eligible benefits, everything answered. */
  readonly simulate: number;
  /** The same with a tenth of the questions left open. */
  readonly partial: number;
  /** Microseconds a person: every benefit with its reasons. */
  readonly explain: number;
  /** Microseconds a person: a plain reading of the rules. */
  readonly plain: number;
  readonly grown: readonly Growth[];
}

/** Measures the evaluation of a catalogue by people drawn at random; medians of several runs. */
export function benchEligibility(data: string): EligibilityTimes {
  const territory = readTerritory();
  const benefits = benefitsToJudge(data);
  const surroundings = { relations: relationsOf(territory), names: territory };
  const draw = (missing: number) =>
    randomSituations(SITUATIONS, randomFrom(1), { territory, benefits, missing });
  const [people, hesitant] = [draw(0), draw(0.1)];
  const start = performance.now();
  const catalogue = compileCatalogue(benefits, surroundings);
  const compile = performance.now() - start;
  const simple = benefits.filter((benefit): benefit is SimpleToJudge => benefit.source_type === "javascript");
  return {
    benefits: benefits.length,
    compile,
    simulate: each(people, 20, (person) => catalogue.simulate(person)),
    partial: each(hesitant, 5, (person) => catalogue.simulate(person)),
    explain: each(people, 1, (person) => catalogue.explainAll(person)),
    plain: each(people.slice(0, SITUATIONS / 5), 1, (person) =>
      simple.map((benefit) => readPlainly(benefit, person, territory)),
    ),
    grown: GROWTH.map((times) => {
      const grown = (move: Move) => {
        const more = compileCatalogue(multiplied(benefits, times, move), {
          ...surroundings,
          relations: { ...surroundings.relations, isCommune: () => true },
        });
        return each(people, 5, (person) => more.simulate(person));
      };
      return {
        times,
        benefits: benefits.length * times,
        spread: grown(movesOver(territory)),
        elsewhere: grown((_kind, code, copy) => `${code}-${copy}`),
      };
    }),
  };
}

/**
 * Microseconds of processor that each person takes, by the median of several runs of `rounds` rounds: other programs
 * of the machine do not count.
 */
function each(people: readonly Situation[], rounds: number, answer: (person: Situation) => unknown): number {
  for (const person of people) answer(person);
  const runs = Array.from({ length: RUNS }, () => {
    const start = process.cpuUsage();
    for (let round = 0; round < rounds; round++) for (const person of people) answer(person);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / (rounds * people.length);
  });
  return median(runs);
}
