import { frenchNumber } from "../../model/french-number.ts";
import { criteriaOfType } from "../criteria.ts";
import type { BenefitRule } from "../rule.ts";

// Euros. Half of all households have a yearly tax quotient between about 10,000 and 20,000 €.
const LOW_YEAR = 5000;
const HIGH_YEAR = 25000;
const HIGH_MONTH = 3000;

/** A quotient far from all usual ones probably has the wrong period, or is a household's income. */
export const quotientSuspicious: BenefitRule = {
  code: "quotient-suspicious",
  check: (benefit) =>
    criteriaOfType(benefit, "quotient_familial").flatMap(({ criterion, path }) => {
      const { value, period } = criterion;
      const at = [...path, "value"];
      if (period === "year" && value < LOW_YEAR)
        return [{ path: at, variant: "low", values: { value: frenchNumber(value) } }];
      if (period === "year" && value > HIGH_YEAR) {
        return [
          {
            path: at,
            variant: "high",
            values: { value: frenchNumber(value), period: "par an", guess: "le revenu d’un foyer" },
          },
        ];
      }
      if (period !== "month" || value <= HIGH_MONTH) return [];
      return [
        {
          path: at,
          variant: "high",
          values: { value: frenchNumber(value), period: "par mois", guess: "un montant par an" },
        },
      ];
    }),
};
