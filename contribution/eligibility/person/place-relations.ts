import type { Territory } from "../../territory/territory.ts";

/** What evaluation needs to know of places: who contains a household's commune, and which codes are communes today. */
export interface PlaceRelations {
  regionOf(department: string): string | undefined;
  /** SIREN of a commune's EPCI; null when it has none, undefined when nobody knows. */
  epciOf(commune: string): string | null | undefined;
  /** Whether the code is a commune's today: a former one is met by nobody. */
  isCommune(code: string): boolean;
}

/** The relations of the whole territory. */
export function relationsOf(territory: Territory): PlaceRelations {
  return {
    regionOf: (department) => territory.department(department)?.region,
    epciOf(code) {
      const commune = territory.commune(code);
      return commune && (commune.epci ?? null);
    },
    isCommune: (code) => territory.commune(code) !== undefined,
  };
}
