import { COMPARED, comparisonIn } from "./comparison.ts";
import { euros } from "./euros-beside.ts";
import type { Tellers } from "./teller.ts";

const PERIODS: ReadonlyMap<unknown, string> = new Map([
  ["month", "par mois"],
  ["year", "par an"],
]);

/** Resources. */
export const RESOURCES: Tellers = {
  quotient_familial(criterion, negated) {
    const comparison = comparisonIn(criterion, negated);
    const period = PERIODS.get(criterion.period);
    if (!comparison || period === undefined) return undefined;
    const amount = `${euros(comparison.value)} ${period}`;
    return {
      verb: "avoir",
      rest: `un quotient familial fiscal ${COMPARED[comparison.operator]} ${amount}`,
      negated: comparison.denied,
    };
  },
  beneficiaire_rsa: (_criterion, negated) => ({ verb: "recevoir", rest: "le RSA", negated }),
};
