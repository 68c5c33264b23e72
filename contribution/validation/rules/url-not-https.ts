import { placedAddresses } from "../addresses.ts";
import type { BenefitRule } from "../rule.ts";

/** Browsers warn before they open a page without encryption. */
export const urlNotHttps: BenefitRule = {
  code: "url-not-https",
  check: (benefit) =>
    placedAddresses(benefit)
      .filter(({ address }) => /^http:\/\//i.test(address))
      .map(({ path, title }) => ({ path, values: { title } })),
};
