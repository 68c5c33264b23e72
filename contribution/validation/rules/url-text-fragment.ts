import { placedAddresses, readdressed } from "../addresses.ts";
import type { FileRule } from "../rule.ts";

const MARK = ":~:text=";

/** A browser's "copy link to highlight" leads to words that the page may lose. */
export const urlTextFragment: FileRule = {
  code: "url-text-fragment",
  check: (data, { kind }) =>
    placedAddresses(data, kind)
      .filter(({ address }) => address.includes(MARK))
      .map((placed) => {
        const { path, address, title } = placed;
        const value = address.slice(0, address.indexOf(MARK)).replace(/#$/, "");
        return { path, values: { title }, changes: [readdressed(placed, value)] };
      }),
};
