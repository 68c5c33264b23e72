import type { InstitutionData } from "../../model/benefit.ts";
import type { Territory } from "../../territory/territory.ts";
import { folded } from "../folded.ts";
import type { InstitutionRule } from "../rule.ts";

/** An institution's name contains the official name of its code: this is how two swapped towns are found. */
export const codeNameMismatch: InstitutionRule = {
  code: "code-name-mismatch",
  check(institution, { catalogue: { territory } }) {
    const { name } = institution;
    const coded = officialName(institution, territory);
    if (name === undefined || !coded || sharesName(name, coded.official)) return [];
    return [{ path: [coded.key], values: { found: coded.code, official: coded.official, name } }];
  },
};

interface Coded {
  readonly key: "code_insee" | "code_siren";
  readonly code: string;
  readonly official: string;
}

function officialName({ type, code_insee: insee, code_siren: siren }: InstitutionData, territory: Territory) {
  const named = (key: Coded["key"], code: string, place: { name: string } | undefined): Coded | undefined =>
    place && { key, code, official: place.name };
  if (type === "epci" && siren) return named("code_siren", siren, territory.epci(siren));
  if (insee === undefined) return undefined;
  if (type === "commune") return named("code_insee", insee, territory.commune(insee));
  if (type === "departement") return named("code_insee", insee, territory.department(insee));
  return type === "region" ? named("code_insee", insee, territory.region(insee)) : undefined;
}

// Words that official names and usual names add, drop or abbreviate at will.
const SMALL_WORDS =
  /^(l|la|le|les|d|de|du|des|et|en|sur|cc|ca|cu|metro|metropole|communaute|communes?|agglomeration|agglo|urbaine|eurometropole|pays|ville|grande?s?|territoires?)$/;

/** For a sure message, most of the words that carry the official name must be missing. */
function sharesName(name: string, official: string): boolean {
  // So it is nearly always, and nothing has to be taken apart.
  if (folded(name).includes(folded(official))) return true;
  const given = wordsOf(name);
  const own = wordsOf(official);
  const joined = [...given].join("");
  const found = own.filter((word) => given.includes(word) || joined.includes(word));
  return own.length === 0 || found.length * 2 >= own.length;
}

function wordsOf(name: string): string[] {
  return folded(name)
    .replace(/\bst(e?)\b/g, "saint$1")
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "" && !SMALL_WORDS.test(word));
}
