import { geographicCriteria, LISTED_PLACES, listedCodes, meet, perimeterCommunes } from "../geography.ts";
import { nameOfPlace } from "../place-name.ts";
import type { BenefitRule } from "../rule.ts";

/** A place that shares no commune with the institution's perimeter was probably mistaken for another. */
export const geographyOutsideInstitution: BenefitRule = {
  code: "geography-outside-institution",
  check(benefit, { catalogue }) {
    const institution = catalogue.institution(benefit.institution ?? "");
    const criteria = geographicCriteria(benefit).filter(({ negated }) => !negated);
    if (!institution || criteria.length === 0) return [];
    const { territory } = catalogue;
    const perimeter = perimeterCommunes(institution, territory);
    if (perimeter.size === 0) return [];
    return criteria.flatMap(({ criterion, path }) => {
      const kind = LISTED_PLACES[criterion.type];
      return listedCodes(criterion).flatMap((code, index) => {
        const communes = kind ? territory.communesOf(kind, code) : perimeter;
        // A code without communes is unknown or former, and reported as such.
        if (!kind || communes.size === 0 || meet(communes, perimeter)) return [];
        const values = { place: nameOfPlace(territory, kind, code), institution: institution.name ?? "" };
        return [{ path: [...path, "values", index], values }];
      });
    });
  },
};
