import { isMapping } from "../../model/mapping.ts";
import { QUESTIONS, type Situation } from "../../model/situation.ts";
import type { Answer, OpenQuestion, Simulation } from "../answers/answer.ts";
import { openQuestion } from "../answers/asked.ts";
import { computedAnswer, explainCompiled, type Reasons, reasonsFor } from "../answers/explain.ts";
import type { BenefitToJudge, ComplexToJudge } from "../benefit/benefit-to-judge.ts";
import { type CompiledBenefit, compileBenefit } from "../benefit/compile-benefit.ts";
import { ConditionBook, type Surroundings } from "../benefit/condition-book.ts";
import { type Facts, readFacts } from "../person/facts.ts";
import { EligibilityIndex } from "./eligibility-index.ts";

/** A catalogue ready to answer many people. */
export interface CompiledCatalogue {
  /** The answers of a situation that cannot be used, with what is wrong, in the order of a form. */
  check(situation: Situation): readonly OpenQuestion[];
  /** The benefits that a person may have: costs what matches, not what exists. Neither broken nor computed benefits. */
  simulate(situation: Situation): Simulation;
  /** Why, for one benefit; undefined for an unknown id. */
  explain(id: string, situation: Situation): Answer | undefined;
  /** Why, for every benefit, in the order of the catalogue. */
  explainAll(situation: Situation): readonly Answer[];
}

/** Compiles every benefit once; one that cannot be judged is an error of its own. */
export function compileCatalogue(
  benefits: Iterable<BenefitToJudge>,
  surroundings: Surroundings,
): CompiledCatalogue {
  const book = new ConditionBook(surroundings);
  const entries = [...benefits].map((benefit) =>
    benefit.source_type === "openfisca" ? benefit : compileBenefit(benefit, book),
  );
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const index = new EligibilityIndex(
    entries.flatMap((entry) => (isComplex(entry) || entry.findings.length > 0 ? [] : [entry])),
  );
  const factsOf = (situation: Situation) => {
    if (isMapping(situation)) return readFacts(situation, surroundings.relations);
    throw new TypeError('A situation is an object, such as { dateDeValeur: "2026-09-01" }.');
  };
  const asked = (situation: Situation) => {
    const facts = factsOf(situation);
    return { facts, reasons: reasonsFor(facts, surroundings.names) };
  };
  return {
    check(situation) {
      const facts = factsOf(situation);
      return [...QUESTIONS.keys()].flatMap((key) =>
        facts.problems.has(key) ? openQuestion(key, facts) : [],
      );
    },
    simulate: (situation) => index.simulate(factsOf(situation)),
    explain(id, situation) {
      const entry = byId.get(id);
      return entry && answerOf(entry, asked(situation));
    },
    explainAll(situation) {
      const person = asked(situation);
      return entries.map((entry) => answerOf(entry, person));
    },
  };
}

function answerOf(
  entry: CompiledBenefit | ComplexToJudge,
  { facts, reasons }: Readonly<{ facts: Facts; reasons: Reasons }>,
): Answer {
  return isComplex(entry) ? computedAnswer(entry, facts) : explainCompiled(entry, reasons);
}

function isComplex(entry: CompiledBenefit | ComplexToJudge): entry is ComplexToJudge {
  return "source_type" in entry;
}
