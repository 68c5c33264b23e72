import { frenchNumber } from "../../model/french-number.ts";
import type { RuleHit } from "../hit.ts";
import type { BenefitRule } from "../rule.ts";

/** A benefit that is an amount has a positive amount, a unit and a rhythm. */
export const amountMissing: BenefitRule = {
  code: "amount-missing",
  check({ type, montant }, { kind, written }) {
    if (type !== "float") return [];
    const absent = (key: string): RuleHit[] => (key in written ? [] : [{ path: [key], variant: key }]);
    const nonPositive = montant !== undefined && !(montant > 0);
    return [
      // The amount of a complex benefit is computed.
      ...(kind === "benefit-simple" ? absent("montant") : []),
      ...(nonPositive ? [{ path: ["montant"], values: { found: frenchNumber(montant) } }] : []),
      ...absent("unit"),
      ...absent("periodicite"),
    ];
  },
};
