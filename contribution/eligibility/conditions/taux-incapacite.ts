import { frenchNumber } from "../../model/french-number.ts";
import { comparing } from "../judging/compare.ts";
import type { Compiler } from "../judging/condition.ts";
import { truthOf, UNKNOWN } from "../judging/truth.ts";
import { numberOf } from "../person/facts.ts";

const RATE = "demandeur.taux_incapacite";

/** The recognised rate of disability, from 0 to 1. */
export const tauxIncapacite: Compiler<"taux_incapacite"> = ({ operator, value }) => {
  const meets = comparing(operator, value);
  return {
    judge(facts) {
      const rate = numberOf(RATE, facts);
      return rate === undefined ? UNKNOWN : truthOf(meets(rate));
    },
    questions: [RATE],
    // Binary floats make 0.55 × 100 a little more than 55.
    given: (facts) =>
      `le vôtre est de ${frenchNumber(Number(((numberOf(RATE, facts) ?? 0) * 100).toFixed(4)))}\u00a0%`,
  };
};
