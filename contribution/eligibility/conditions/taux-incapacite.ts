import { frenchNumber } from "../../model/french-number.ts";
import { comparing } from "../judging/compare.ts";
import type { Compiler } from "../judging/condition.ts";
import { truthOf, UNKNOWN } from "../judging/truth.ts";

/** The recognised rate of disability, from 0 to 1. */
export const tauxIncapacite: Compiler<"taux_incapacite"> = ({ operator, value }) => {
  const meets = comparing(operator, value);
  return {
    judge: ({ person: { taux_incapacite: rate } }) =>
      Number.isFinite(rate) ? truthOf(meets(rate as number)) : UNKNOWN,
    questions: ["demandeur.taux_incapacite"],
    // Binary floats make 0.55 × 100 a little more than 55.
    given: ({ person: { taux_incapacite: rate = 0 } }) =>
      `le vôtre est de ${frenchNumber(Number((rate * 100).toFixed(4)))}\u00a0%`,
  };
};
