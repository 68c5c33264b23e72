import type { AnyCriterion, BenefitData } from "../model/benefit.ts";
import type { NamedPlace } from "../territory/meet.ts";
import type { PlaceKind } from "../territory/place.ts";
import type { Territory } from "../territory/territory.ts";
import type { InstitutionSummary } from "./context.ts";
import { type PlacedCriterion, placedCriteria } from "./criteria.ts";

/** Codes of communes. */
export type Communes = ReadonlySet<string>;

/** The kind of place that a geographic criterion lists. */
export const LISTED_PLACES: Readonly<Record<string, PlaceKind>> = {
  regions: "region",
  departements: "department",
  epcis: "epci",
  excluded_epcis: "epci",
  communes: "commune",
  codes_postaux: "postal_code",
};

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

/** The places that make an institution's perimeter; none when its type has no perimeter or its code is missing. */
export function perimeterPlaces(institution: InstitutionSummary): NamedPlace[] {
  const { type, code_insee: insee, code_siren: siren, departments = [] } = institution;
  if (type === "region" && insee) return [{ kind: "region", code: insee }];
  if (type === "departement" && insee) return [{ kind: "department", code: insee }];
  if (type === "commune" && insee) return [{ kind: "commune", code: insee }];
  if (type === "epci" && siren) return [{ kind: "epci", code: siren }];
  return type === "caf" || type === "msa" ? departments.map((code) => ({ kind: "department", code })) : [];
}

/** The communes of an institution's perimeter; empty when it has none that is known. */
export function perimeterCommunes(institution: InstitutionSummary, territory: Territory): Communes {
  const sets = perimeterPlaces(institution).map(({ kind, code }) => territory.communesOf(kind, code));
  return sets.length === 1 && sets[0] ? sets[0] : new Set(sets.flatMap((set) => [...set]));
}
