import { LISTED_PLACES } from "../../../contribution/territory/listed-places.ts";
import type { PlaceKind } from "../../../contribution/territory/place.ts";

/** What to type to find each kind of place. */
export const PLACEHOLDERS: Readonly<Record<PlaceKind, string>> = {
  region: "Nom de la région : Occitanie…",
  department: "Nom ou numéro : Gard, 30…",
  epci: "Nom de l’intercommunalité…",
  commune: "Nom de la commune : Nîmes…",
  postal_code: "Code postal ou commune : 30000…",
};

const NOUNS: Readonly<Record<PlaceKind, readonly [one: string, several: string]>> = {
  region: ["région", "régions"],
  department: ["département", "départements"],
  epci: ["intercommunalité", "intercommunalités"],
  commune: ["commune", "communes"],
  postal_code: ["code postal", "codes postaux"],
};

/** The kind of place that a criterion looks for; undefined when it looks for none. */
export function placeKindOf(criterionType: string | undefined): PlaceKind | undefined {
  return criterionType === undefined ? undefined : LISTED_PLACES[criterionType];
}

/** A number of places with their noun: « 1 commune », « 12 communes »; « lieux » for no kind. */
export function counted(count: number, kind: PlaceKind | undefined): string {
  return `${count} ${noun(count, kind)}`;
}

/** The noun of a kind of place, as that many of them ask. */
export function noun(count: number, kind: PlaceKind | undefined): string {
  const [one, several] = kind ? NOUNS[kind] : ["lieu", "lieux"];
  return count > 1 ? several : one;
}
