import type { Commune, PlaceKind } from "./place.ts";
import type { Territory } from "./territory.ts";

/** A place as data names it. */
export interface NamedPlace {
  readonly kind: PlaceKind;
  readonly code: string;
}

/** Whether a code names a place that exists today; each has one commune or more. */
export function exists(territory: Territory, { kind, code }: NamedPlace): boolean {
  switch (kind) {
    case "region":
      return territory.region(code) !== undefined;
    case "department":
      return territory.department(code) !== undefined;
    case "epci":
      return territory.epci(code) !== undefined;
    case "commune":
      return territory.commune(code) !== undefined;
    case "postal_code":
      return territory.communesOfPostalCode(code).length > 0;
  }
}

const BY_SIZE: readonly PlaceKind[] = ["postal_code", "commune", "epci", "department", "region"];

/** Whether two places share a commune, told from what contains them, without listing communes. */
export function meet(territory: Territory, one: NamedPlace, other: NamedPlace): boolean {
  const ordered = BY_SIZE.indexOf(one.kind) <= BY_SIZE.indexOf(other.kind);
  const [small, large] = ordered ? [one, other] : [other, one];
  if (small.kind === "postal_code" || small.kind === "commune") {
    const codes = small.kind === "commune" ? [small.code] : territory.communesOfPostalCode(small.code);
    return codes.some((code) => isIn(territory.commune(code), large));
  }
  if (small.kind === large.kind) return small.code === large.code && exists(territory, small);
  const departments = small.kind === "epci" ? (territory.epci(small.code)?.departments ?? []) : [small.code];
  return large.kind === "department"
    ? departments.includes(large.code)
    : departments.some((code) => territory.department(code)?.region === large.code);
}

function isIn(commune: Commune | undefined, { kind, code }: NamedPlace): boolean {
  if (!commune) return false;
  if (kind === "postal_code") return commune.postalCodes.includes(code);
  return (kind === "commune" ? commune.code : commune[kind]) === code;
}
