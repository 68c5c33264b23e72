import { titleAt } from "../../model/schema.ts";
import { CALLS_TO_ACTION } from "../addresses.ts";
import type { BenefitRule } from "../rule.ts";

const SHOWN = 2;

/** The simulator shows two links to act, in the order of CALLS_TO_ACTION. */
export const callToActionHidden: BenefitRule = {
  code: "call-to-action-hidden",
  check(benefit, { kind }) {
    const filled = CALLS_TO_ACTION.filter((key) => benefit[key] !== undefined);
    return filled.slice(SHOWN).map((key) => ({
      path: [key],
      values: { title: titleAt(kind, [key]) },
    }));
  },
};
