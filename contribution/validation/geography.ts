import type { AnyCriterion, BenefitData } from "../model/benefit.ts";
import { LISTED_PLACES } from "../territory/listed-places.ts";
import { type PlacedCriterion, placedCriteria } from "./criteria.ts";
import { rememberedFor } from "./remembered.ts";

/** The codes that a geographic criterion lists; none for any other criterion. */
export function listedCodes(criterion: AnyCriterion): readonly string[] {
  return criterion.type in LISTED_PLACES && "values" in criterion ? criterion.values : [];
}

/** The geographic criteria of the general conditions, those inside a `not` included. */
export const geographicCriteria: (benefit: BenefitData) => readonly PlacedCriterion[] = rememberedFor(
  (benefit) =>
    placedCriteria(benefit).filter(
      ({ criterion, profile }) =>
        profile === undefined &&
        (criterion.type in LISTED_PLACES || criterion.type === "attached_to_institution"),
    ),
);
