import { callsToAction } from "../addresses.ts";
import type { BenefitRule } from "../rule.ts";

/** A link to act that leads to the page of reference teaches nothing more. */
export const callToActionRepeatsLink: BenefitRule = {
  code: "call-to-action-repeats-link",
  check(benefit, { kind }) {
    if (benefit.link === undefined) return [];
    const page = samePage(benefit.link);
    const filled = callsToAction(benefit, kind);
    const repeated = filled.filter(({ address }) => samePage(address) === page);
    const variant = repeated.length === filled.length && !benefit.teleservices ? "only" : "default";
    return repeated.map(({ path, title }) => ({
      path,
      variant,
      values: { title },
      changes: [{ path, value: undefined }],
    }));
  },
};

/** What tells a page from another: not the protocol, "www." or a final slash. */
function samePage(address: string): string {
  return address
    .trim()
    .replace(/^https?:\/\/(www\.)?/i, "")
    .replace(/\/+$/, "");
}
