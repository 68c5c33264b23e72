import { placedAddresses, readdressed } from "../addresses.ts";
import type { FileRule } from "../rule.ts";

const TRACKING =
  /^(utm_\w+|gclid|dclid|fbclid|msclkid|twclid|igshid|mc_[ce]id|_hs(enc|mi)|mtm_\w+|pk_\w+|at_(medium|campaign|custom\d)|xtor|yclid|gad_source|gbraid|wbraid|srsltid|_g[al]|mkt_tok)$/i;

/** What is added to an address to follow people from site to site. */
export const urlTracking: FileRule = {
  code: "url-tracking",
  check: (data, { kind }) =>
    placedAddresses(data, kind)
      .filter(({ address }) => /[?#]/.test(address))
      .flatMap((placed) => {
        const { value, removed } = withoutTracking(placed.address);
        if (removed.length === 0) return [];
        const { path, title } = placed;
        return [
          { path, values: { title, found: removed.join(", ") }, changes: [readdressed(placed, value)] },
        ];
      }),
};

/** Works on the text, because rebuilding the address would re-encode what should stay as it is. */
function withoutTracking(address: string): { value: string; removed: string[] } {
  const [, start = "", query = "", fragment = ""] = /^([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s.exec(address) ?? [];
  const [, mark = "", inFragment = ""] = /^(!?\/?\??)(.*)$/s.exec(fragment) ?? [];
  const [before, after] = [sorted(query), sorted(inFragment)];
  const removed = [...before.removed, ...after.removed];
  if (removed.length === 0) return { value: address, removed };
  const end = after.removed.length === 0 ? fragment : after.kept && mark + after.kept;
  return { value: `${start}${before.kept && `?${before.kept}`}${end && `#${end}`}`, removed };
}

/** The parameters that stay, as text, and the names of those that follow people. */
function sorted(parameters: string): { kept: string; removed: string[] } {
  const parts = parameters.split("&").map((part) => [part, part.split("=")[0] ?? ""] as const);
  const removed = parts.filter(([, name]) => TRACKING.test(name)).map(([, name]) => name);
  if (removed.length === 0) return { kept: parameters, removed };
  const kept = parts.filter(([part, name]) => part !== "" && !TRACKING.test(name)).map(([part]) => part);
  return { kept: kept.join("&"), removed };
}
