import type { PlaceKind } from "../../../contribution/territory/place.ts";
import { searchTerritory } from "../../../contribution/territory/search.ts";
import type { Territory } from "../../../contribution/territory/territory.ts";
import type { SearchItem } from "../parts/search-combobox.tsx";

/** Answers shown at once: more of them take longer to draw than to type the next letter. */
const ANSWERS = 12;

const EPCI = "epci ";

/** The places of a kind that answer a query; EPCIs too, as all their communes, when `withEpcis`. */
export function searchPlaces(
  territory: Territory,
  query: string,
  kind: PlaceKind,
  withEpcis: boolean,
): readonly SearchItem[] {
  const kinds: readonly PlaceKind[] = withEpcis ? [kind, "epci"] : [kind];
  return searchTerritory(territory, query, { kinds, limit: ANSWERS }).map((match) => {
    const detail = match.detail ? `${match.code}, ${match.detail}` : match.code;
    return match.kind === kind
      ? { key: match.code, name: match.name, detail }
      : { key: EPCI + match.code, name: `Toutes les communes de « ${match.name} »`, detail: match.detail };
  });
}

/** The SIREN of the EPCI that an answer stands for; undefined for any other place. */
export function epciOf(key: string): string | undefined {
  return key.startsWith(EPCI) ? key.slice(EPCI.length) : undefined;
}
