import type { Territory } from "../../territory/territory.ts";

/** What evaluation needs to know of places: who contains a household's commune, and which codes are communes today. */
export interface PlaceRelations {
  regionOf(department: string): string | undefined;
  isRegion(code: string): boolean;
  /** SIREN of a commune's EPCI; null when it has none, undefined when nobody knows. */
  epciOf(commune: string): string | null | undefined;
  /** Whether the code is a commune's today: a benefit that names a former one is met by nobody. */
  isCommune(code: string): boolean;
  /**
   * The commune of today that a household's code names: its own, or the one that took in a former commune or an
   * arrondissement. Undefined for any other code: a postal code may be one of several communes.
   */
  communeToday(code: string): string | undefined;
}

/** The relations of the whole territory. */
export function relationsOf(territory: Territory): PlaceRelations {
  return {
    regionOf: (department) => territory.department(department)?.region,
    isRegion: (code) => territory.region(code) !== undefined,
    epciOf(code) {
      const commune = territory.commune(code);
      return commune && (commune.epci ?? null);
    },
    isCommune: (code) => territory.commune(code) !== undefined,
    communeToday: (code) => (territory.commune(code) ? code : territory.formerCommune(code)?.successor),
  };
}
