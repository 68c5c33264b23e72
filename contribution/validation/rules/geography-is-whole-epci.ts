import type { Epci } from "../../territory/place.ts";
import type { Territory } from "../../territory/territory.ts";
import { criteriaOfType } from "../criteria.ts";
import type { BenefitRule } from "../rule.ts";

const FEWEST = 3;
// Of the communes of either, how many must be in both for "nearly" to be said.
const NEARLY = 0.9;

/** A list of all the communes of an EPCI ages with every commune that joins or leaves it. */
export const geographyIsWholeEpci: BenefitRule = {
  code: "geography-is-whole-epci",
  check(benefit, { catalogue: { territory } }) {
    return criteriaOfType(benefit, "communes").flatMap(({ criterion, path }) => {
      if (criterion.values.length < FEWEST) return [];
      const listed = new Set(criterion.values);
      const epci = mainEpci(territory, criterion.values);
      if (!epci) return [];
      const members = new Set(epci.communes);
      const missing = [...members].filter((code) => !listed.has(code)).length;
      const extra = [...listed].filter((code) => !members.has(code)).length;
      const values = { epci: epci.name, code: epci.code };
      if (missing === 0 && extra === 0) return [{ path, values }];
      const shared = members.size - missing;
      if (shared / (shared + missing + extra) < NEARLY) return [];
      const parts = [
        ...(missing > 0 ? [`${missing} en moins`] : []),
        ...(extra > 0 ? [`${extra} en plus`] : []),
      ];
      return [{ path, variant: "nearly", values: { ...values, difference: ` : ${parts.join(", ")}` } }];
    });
  },
};

/** The EPCI of most of the communes, when one has most of them. */
function mainEpci(territory: Territory, communes: readonly string[]): Epci | undefined {
  const counts = new Map<string, number>();
  for (const code of communes) {
    const epci = territory.commune(code)?.epci;
    if (epci) counts.set(epci, (counts.get(epci) ?? 0) + 1);
  }
  const [best] = [...counts].sort(([, a], [, b]) => b - a);
  return best && best[1] > communes.length / 2 ? territory.epci(best[0]) : undefined;
}
