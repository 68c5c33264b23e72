import { keysHolding } from "../../model/held.ts";
import type { BenefitRule } from "../rule.ts";

/** At least one link lets the person ask for the benefit. */
export const noCallToAction: BenefitRule = {
  code: "no-call-to-action",
  check: (_, { kind, written }) =>
    [...keysHolding(kind, "action"), "teleservicePrefill", "teleservices"].some((key) => key in written)
      ? []
      : [{ path: [] }],
};
