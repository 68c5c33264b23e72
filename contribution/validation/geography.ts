import type { AnyCriterion, BenefitData } from "../model/benefit.ts";
import { LISTED_PLACES } from "../territory/listed-places.ts";
import { type Perimeter, perimeterPlaces } from "../territory/perimeter.ts";
import type { Territory } from "../territory/territory.ts";
import { type PlacedCriterion, placedCriteria } from "./criteria.ts";

/** Codes of communes. */
export type Communes = ReadonlySet<string>;

/** The codes that a geographic criterion lists; none for any other criterion. */
export function listedCodes(criterion: AnyCriterion): readonly string[] {
  return criterion.type in LISTED_PLACES && "values" in criterion ? criterion.values : [];
}

/** The geographic criteria of the general conditions, those inside a `not` included. */
export function geographicCriteria(benefit: BenefitData): PlacedCriterion[] {
  return placedCriteria(benefit).filter(
    ({ criterion, profile }) =>
      profile === undefined &&
      (criterion.type in LISTED_PLACES || criterion.type === "attached_to_institution"),
  );
}

/** The communes of an institution's perimeter; empty when it has none that is known. */
export function perimeterCommunes(institution: Partial<Perimeter>, territory: Territory): Communes {
  const sets = perimeterPlaces(institution).map(({ kind, code }) => territory.communesOf(kind, code));
  return sets.length === 1 && sets[0] ? sets[0] : new Set(sets.flatMap((set) => [...set]));
}
