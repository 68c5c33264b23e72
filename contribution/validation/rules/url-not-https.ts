import { placedAddresses } from "../addresses.ts";
import type { FileRule } from "../rule.ts";

/** Browsers warn before they open a page without encryption. */
export const urlNotHttps: FileRule = {
  code: "url-not-https",
  check: (data, { kind }) =>
    placedAddresses(data, kind)
      .filter(({ address }) => /^http:\/\//i.test(address))
      .map(({ path, title }) => ({ path, values: { title } })),
};
