import { LISTED_PLACES } from "../../territory/listed-places.ts";
import { exists, meet } from "../../territory/meet.ts";
import { perimeterPlaces } from "../../territory/perimeter.ts";
import { geographicCriteria, listedCodes } from "../geography.ts";
import { nameOfPlace } from "../place-name.ts";
import type { BenefitRule } from "../rule.ts";

/** A place that shares no commune with the institution's perimeter was probably mistaken for another. */
export const geographyOutsideInstitution: BenefitRule = {
  code: "geography-outside-institution",
  check(benefit, { catalogue }) {
    const criteria = geographicCriteria(benefit).filter(({ negated }) => !negated);
    const institution = catalogue.institution(benefit.institution ?? "");
    if (criteria.length === 0 || !institution) return [];
    const { territory } = catalogue;
    const perimeter = perimeterPlaces(institution).filter((place) => exists(territory, place));
    if (perimeter.length === 0) return [];
    return criteria.flatMap(({ criterion, path }) => {
      const kind = LISTED_PLACES[criterion.type];
      return listedCodes(criterion).flatMap((code, index) => {
        // A code that is unknown or former is reported as such.
        if (!kind || !exists(territory, { kind, code })) return [];
        if (perimeter.some((place) => meet(territory, { kind, code }, place))) return [];
        const values = { place: nameOfPlace(territory, kind, code), institution: institution.name ?? "" };
        return [{ path: [...path, "values", index], values }];
      });
    });
  },
};
