import type { InstitutionData } from "../model/benefit.ts";
import type { NamedPlace } from "./meet.ts";
import type { Territory } from "./territory.ts";

/** The keys of an institution that say where it acts. */
export type Perimeter = Pick<InstitutionData, "type" | "code_insee" | "code_siren" | "departments">;

/** The places that make an institution's perimeter; none when its type has no perimeter or its code is missing. */
export function perimeterPlaces(institution: Partial<Perimeter>): NamedPlace[] {
  const { type, code_insee: insee, code_siren: siren, departments = [] } = institution;
  if (type === "region" && insee) return [{ kind: "region", code: insee }];
  if (type === "departement" && insee) return [{ kind: "department", code: insee }];
  if (type === "commune" && insee) return [{ kind: "commune", code: insee }];
  if (type === "epci" && siren) return [{ kind: "epci", code: siren }];
  return type === "caf" || type === "msa" ? departments.map((code) => ({ kind: "department", code })) : [];
}

/** The communes of an institution's perimeter; empty when it has none that is known. */
export function perimeterCommunes(
  institution: Partial<Perimeter>,
  territory: Territory,
): ReadonlySet<string> {
  const sets = perimeterPlaces(institution).map(({ kind, code }) => territory.communesOf(kind, code));
  return sets.length === 1 && sets[0] ? sets[0] : new Set(sets.flatMap((set) => [...set]));
}
