import { frenchNumber } from "../../model/french-number.ts";
import { COMPARED, comparisonIn } from "./comparison.ts";
import type { Tellers } from "./teller.ts";

const PERIODS: Readonly<Record<string, string>> = { month: "par mois", year: "par an" };

/** Resources. */
export const RESOURCES: Tellers = {
  quotient_familial(criterion, negated) {
    const comparison = comparisonIn(criterion, negated);
    const period = typeof criterion.period === "string" ? PERIODS[criterion.period] : undefined;
    if (!comparison || period === undefined) return undefined;
    const amount = `${frenchNumber(comparison.value)}\u00a0€ ${period}`;
    return {
      verb: "avoir",
      rest: `un quotient familial ${COMPARED[comparison.operator]} ${amount}`,
      negated: comparison.denied,
    };
  },
  beneficiaire_rsa: (_criterion, negated) => ({ verb: "recevoir", rest: "le RSA", negated }),
};
