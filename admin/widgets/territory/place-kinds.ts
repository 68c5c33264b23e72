import type { PlaceKind } from "../../../contribution/territory/place.ts";

/** The kind of place that each criterion on territory names, by the criterion's type. */
const KINDS: Readonly<Record<string, PlaceKind>> = {
  regions: "region",
  departements: "department",
  epcis: "epci",
  excluded_epcis: "epci",
  communes: "commune",
  codes_postaux: "postal_code",
};

/** What to type to find each kind of place. */
export const PLACEHOLDERS: Readonly<Record<PlaceKind, string>> = {
  region: "Nom de la région : Occitanie…",
  department: "Nom ou numéro : Gard, 30…",
  epci: "Nom de l’intercommunalité…",
  commune: "Nom de la commune : Nîmes…",
  postal_code: "Code postal ou commune : 30000…",
};

/** The kind of place that a criterion looks for; undefined when it looks for none. */
export function placeKindOf(criterionType: string | undefined): PlaceKind | undefined {
  return criterionType === undefined ? undefined : KINDS[criterionType];
}
