import type { PlaceKind } from "./place.ts";

/** The kind of place that a geographic criterion lists. */
export const LISTED_PLACES: Readonly<Record<string, PlaceKind>> = {
  regions: "region",
  departements: "department",
  epcis: "epci",
  excluded_epcis: "epci",
  communes: "commune",
  codes_postaux: "postal_code",
};
