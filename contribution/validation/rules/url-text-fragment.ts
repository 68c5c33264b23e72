import { placedAddresses, readdressed } from "../addresses.ts";
import type { BenefitRule } from "../rule.ts";

/** A browser's "copy link to highlight" leads to words that the page may lose. */
export const urlTextFragment: BenefitRule = {
  code: "url-text-fragment",
  check: (benefit) =>
    placedAddresses(benefit).flatMap((placed) => {
      const { path, address, title } = placed;
      const at = address.indexOf(":~:text=");
      if (at === -1) return [];
      const value = address.slice(0, at).replace(/#$/, "");
      return [{ path, values: { title }, changes: [readdressed(placed, value)] }];
    }),
};
