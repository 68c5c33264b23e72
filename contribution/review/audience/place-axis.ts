import type { Mapping } from "../../model/mapping.ts";
import { LISTED_PLACES } from "../../territory/listed-places.ts";
import { type Perimeter, perimeterPlaces } from "../../territory/perimeter.ts";
import type { Territory } from "../../territory/territory.ts";
import type { Axis } from "./axis.ts";
import { type Atlas, communeOf, type Group, type Home, type Named, placeWords } from "./place-words.ts";

/**
 * Where people live: one group for each way in which the criteria of both versions tell homes apart, so that nothing is
 * left to chance. The perimeters are those of the institutions of both versions.
 */
export function placeAxis(
  criteria: readonly Mapping[],
  institutions: readonly (Partial<Perimeter> | undefined)[],
  territory: Territory,
): Axis | undefined {
  const lists = criteria.flatMap((criterion) => listedPlaces(criterion, institutions));
  if (lists.length === 0) return undefined;
  const named = [...new Map(lists.flat().map((place) => [`${place.kind} ${place.code}`, place])).values()];
  const withPostalCodes = named.some(({ kind }) => kind === "postal_code");
  const homesOf = (place: Named) => homesIn(place, territory, withPostalCodes);
  const groups = groupsOf(lists, homesOf, territory);
  return {
    size: groups.length,
    put({ menage }, value) {
      const [commune, postalCode] = groups[value]?.[0]?.split(" ") ?? [];
      Object.assign(menage, { depcom: commune, _codePostal: postalCode });
      return true;
    },
    words: (values) => placeWords(values, { groups, named, homesOf, territory }),
  };
}

function listedPlaces(
  { type, values }: Mapping,
  institutions: readonly (Partial<Perimeter> | undefined)[],
): Named[][] {
  if (type === "attached_to_institution")
    return institutions.flatMap((institution) => (institution ? [perimeterPlaces(institution)] : []));
  const kind = Object.hasOwn(LISTED_PLACES, String(type)) ? LISTED_PLACES[String(type)] : undefined;
  if (!kind || !Array.isArray(values)) return [];
  return [values.filter((code) => typeof code === "string").map((code) => ({ kind, code }))];
}

function groupsOf(
  lists: readonly (readonly Named[])[],
  homesOf: Atlas["homesOf"],
  territory: Territory,
): Group[] {
  const signatures = new Map<Home, string>();
  for (const [index, list] of lists.entries())
    for (const home of new Set(list.flatMap(homesOf)))
      signatures.set(home, `${signatures.get(home) ?? ""} ${index}`);
  const groups = new Map<string, Home[]>();
  for (const [home, signature] of signatures) {
    const group = groups.get(signature);
    if (group) group.push(home);
    else groups.set(signature, [home]);
  }
  return [elsewhere(signatures, territory), ...groups.values()];
}

/** Homes in a place; where no criterion asks for postal codes, one a commune is enough. */
function homesIn({ kind, code }: Named, territory: Territory, withPostalCodes: boolean): Home[] {
  return [...territory.communesOf(kind, code)].flatMap((commune) => {
    const codes = territory.commune(commune)?.postalCodes ?? [];
    if (kind === "postal_code") return [`${commune} ${code}` as const];
    return (withPostalCodes ? codes : codes.slice(0, 1)).map(
      (postalCode) => `${commune} ${postalCode}` as const,
    );
  });
}

function elsewhere(known: ReadonlyMap<Home, unknown>, territory: Territory): Home[] {
  const communes = new Set([...known.keys()].map(communeOf));
  for (const { code, postalCodes } of territory.communes()) {
    const [postalCode] = postalCodes;
    if (!communes.has(code) && postalCode) return [`${code} ${postalCode}`];
  }
  return [];
}
