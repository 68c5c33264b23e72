import { placedAddresses, readdressed } from "../addresses.ts";
import type { BenefitRule } from "../rule.ts";

const MARK = ":~:text=";

/** A browser's "copy link to highlight" leads to words that the page may lose. */
export const urlTextFragment: BenefitRule = {
  code: "url-text-fragment",
  check: (benefit) =>
    placedAddresses(benefit)
      .filter(({ address }) => address.includes(MARK))
      .map((placed) => {
        const { path, address, title } = placed;
        const value = address.slice(0, address.indexOf(MARK)).replace(/#$/, "");
        return { path, values: { title }, changes: [readdressed(placed, value)] };
      }),
};
