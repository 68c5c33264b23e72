import { frenchNumber } from "../../model/french-number.ts";
import type { BenefitRule } from "../rule.ts";

const STEPS: Readonly<Record<number, string>> = { 10: "à la dizaine", 1: "à l’unité", 0.01: "au centime" };
const HUNDREDTHS = 100;
// More than the error of a binary fraction, less than any amount.
const TINY = 1e-6;

/** The amount is rounded down to its step (`floorAt`, 1 by default) before it is shown. */
export const amountRoundsToLoss: BenefitRule = {
  code: "amount-rounds-to-loss",
  check({ montant, floorAt = 1, type }) {
    if (type !== "float" || montant === undefined) return [];
    // In whole hundredths, because binary fractions would turn 0.29 into 0.28.
    const [amount, step] = [Math.floor(montant * HUNDREDTHS + TINY), Math.round(floorAt * HUNDREDTHS)];
    const shown = amount - (amount % step);
    if (montant < floorAt || shown / HUNDREDTHS === montant) return [];
    const values = {
      amount: frenchNumber(montant),
      shown: frenchNumber(shown / HUNDREDTHS),
      step: STEPS[floorAt] ?? "",
    };
    return [{ path: ["montant"], values }];
  },
};
