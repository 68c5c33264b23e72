import { CALLS_TO_ACTION } from "../addresses.ts";
import type { BenefitRule } from "../rule.ts";

/** At least one link lets the person ask for the benefit. */
export const noCallToAction: BenefitRule = {
  code: "no-call-to-action",
  check: (_, { written }) =>
    [...CALLS_TO_ACTION, "teleservicePrefill", "teleservices"].some((key) => key in written)
      ? []
      : [{ path: [] }],
};
