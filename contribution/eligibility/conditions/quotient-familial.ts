import { comparing } from "../judging/compare.ts";
import type { Compiler } from "../judging/condition.ts";
import { truthOf, UNKNOWN } from "../judging/truth.ts";
import { type Facts, numberOf } from "../person/facts.ts";
import { eurosBeside } from "../sentences/euros-beside.ts";

const MONTHS = 12;
/** Decimals that no income has, and where binary noise begins. */
const PRECISION = 1e6;

/** The tax quotient of year N−2, in euros: reference income by share, a month's being a twelfth of it. */
export const quotientFamilial: Compiler<"quotient_familial"> = ({ operator, value, period }) => {
  const meets = comparing(operator, value);
  const monthly = period === "month";
  return {
    judge(facts) {
      const quotient = quotientOf(facts, monthly);
      return quotient === undefined ? UNKNOWN : truthOf(meets(quotient));
    },
    questions: ["rfr", "nbptr"],
    given: (facts) =>
      `le vôtre est ${eurosBeside(quotientOf(facts, monthly) ?? 0, value)} ${monthly ? "par mois" : "par an"}`,
  };
};

function quotientOf(facts: Facts, monthly: boolean): number | undefined {
  const [income, shares] = [numberOf("rfr", facts), numberOf("nbptr", facts)];
  if (income === undefined || shares === undefined) return undefined;
  // No share at all is said of who files no tax return of their own: one person.
  const yearly = income / (shares || 1);
  return Math.round((monthly ? yearly / MONTHS : yearly) * PRECISION) / PRECISION;
}
