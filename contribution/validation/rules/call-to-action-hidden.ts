import { callsToAction } from "../addresses.ts";
import type { BenefitRule } from "../rule.ts";

const SHOWN = 2;

/** The simulator shows two links to act, in the order of the schema. */
export const callToActionHidden: BenefitRule = {
  code: "call-to-action-hidden",
  check(benefit, { kind }) {
    const filled = callsToAction(benefit, kind);
    return filled.slice(SHOWN).map(({ path, title }) => ({ path, values: { title } }));
  },
};
