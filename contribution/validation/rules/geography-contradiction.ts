import { areaOf, sharedCommunes } from "../../territory/area.ts";
import { geographicCriteria } from "../geography.ts";
import type { BenefitRule } from "../rule.ts";

/** Geographic criteria hold together, so that some commune meets them all. */
export const geographyContradiction: BenefitRule = {
  code: "geography-contradiction",
  check(benefit, { catalogue }) {
    const criteria = geographicCriteria(benefit);
    const last = criteria.at(-1);
    if (!last || criteria.length < 2) return [];
    const institution = catalogue.institution(benefit.institution ?? "") ?? {};
    const areas = criteria.flatMap(
      ({ criterion, negated }) => areaOf(criterion, institution, catalogue.territory, negated) ?? [],
    );
    // Where a place is unknown nothing is sure, and the place itself is reported; what is taken from the whole
    // country always leaves something.
    if (!areas.every(({ isSure }) => isSure) || !areas.some(({ inside }) => inside)) return [];
    const isNobody = sharedCommunes(areas).next().done === true;
    return isNobody ? [{ path: last.path }] : [];
  },
};
