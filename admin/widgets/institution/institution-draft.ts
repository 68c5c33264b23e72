import type { InstitutionData } from "../../../contribution/model/benefit.ts";
import {
  institutionOfPlace,
  type OfficialInstitution,
  socialFundOf,
} from "../../../contribution/territory/institution-of-place.ts";
import { type PlaceKind, searchTerritory } from "../../../contribution/territory/search.ts";
import type { Territory } from "../../../contribution/territory/territory.ts";
import type { CatalogueIndex, InstitutionSummary } from "../../../contribution/validation/context.ts";
import type { SearchItem } from "../parts/search-combobox.tsx";

/** What a person looks for: a place's own institution, the fund of a department, or one that no list holds. */
export type Sought = "place" | "caf" | "msa" | "national" | "europeen" | "autre";

/** What can be looked for, in the words of the dialog. */
export const SOUGHT: readonly (readonly [value: Sought, label: string])[] = [
  ["place", "une collectivité (ville, région…)"],
  ["caf", "une CAF"],
  ["msa", "une MSA"],
  ["national", "un organisme national"],
  ["europeen", "un organisme européen"],
  ["autre", "un autre organisme"],
];

const PLACES: readonly PlaceKind[] = ["region", "department", "epci", "commune"];

/** Whether official lists can be searched. */
export function isListed(sought: Sought): sought is "place" | "caf" | "msa" {
  return sought === "place" || sought === "caf" || sought === "msa";
}

/** The places whose institution may be meant by what is typed; the fund of a department answers its department. */
export function searchOfficial(
  territory: Territory,
  sought: Sought,
  query: string,
  index: CatalogueIndex,
): readonly SearchItem[] {
  if (!isListed(sought) || query.trim() === "") return [];
  const kinds: readonly PlaceKind[] = sought === "place" ? PLACES : ["department"];
  return searchTerritory(territory, query, { kinds, limit: 30 }).map(({ kind, code, name, detail }) => {
    const key = `${kind} ${code}`;
    const official = officialInstitution(territory, sought, key);
    const known = official && sameInstitution(index, official);
    return { key, name, detail: known ? `${detail} · déjà dans la liste des institutions` : detail };
  });
}

/** What official lists say of the institution behind an answer of {@link searchOfficial}, by its key. */
export function officialInstitution(
  territory: Territory,
  sought: Sought,
  key: string,
): OfficialInstitution | undefined {
  const [kind, code = ""] = key.split(" ");
  // The key was made from a kind just above.
  return sought === "caf" || sought === "msa"
    ? socialFundOf(territory, sought, code)
    : institutionOfPlace(territory, { kind: kind as PlaceKind, code });
}

/** The file name of an institution of the catalogue that has the same codes, or is the same fund of the same places. */
export function sameInstitution(
  { institutions }: CatalogueIndex,
  institution: Partial<InstitutionData>,
  own = "",
): string | undefined {
  return Object.keys(institutions).find(
    (slug) => slug !== own && isSame(institutions[slug] ?? {}, institution),
  );
}

function isSame(one: InstitutionSummary, other: Partial<InstitutionData>): boolean {
  if (other.code_siren && one.code_siren === other.code_siren) return true;
  if (one.type !== other.type) return false;
  if (other.code_insee) return one.code_insee === other.code_insee;
  const departments = other.departments ?? [];
  const isFund = other.type === "caf" || other.type === "msa";
  return (
    isFund &&
    departments.length > 0 &&
    departments.length === one.departments?.length &&
    departments.every((code) => one.departments?.includes(code))
  );
}
