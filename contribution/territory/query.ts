import { foldedLetters, foldedName } from "./folded-name.ts";
import type { Territory } from "./territory.ts";

/** What somebody typed, read as a name, as a code, and as a hint of where. */
export interface Query {
  /** Folded name, without hint nor kind of EPCI; empty when only a code was typed. */
  readonly name: string;
  /** The same with its articles. */
  readonly letters: string;
  /** What was typed without its spaces, when it may be a code or the beginning of one. */
  readonly code: string | undefined;
  /** True when « CC », « communauté de communes », … was typed before the name. */
  readonly epciOnly: boolean;
  /** Codes of the communes that « (93) », « 93200 » or « (Charente) » beside the name allows. */
  readonly hint: ReadonlySet<string> | undefined;
}

const CODE = /^(?:\d+|2[AB]\d*)$/;
const EPCI_KIND = /^(?:c[cau]|communaute (?:communes|agglomeration|agglo|urbaine)) (?=.)/;
const NUMBER_BESIDE = /(?:^|[\s(])(\d{2,5}|2[AB])(?=$|[\s)])/i;
const IN_BRACKETS = /\(([^)]+)\)\s*$/;

/** Reads a query; the hint is looked for in the territory. */
export function readQuery(territory: Territory, typed: string): Query {
  const compact = typed.replace(/\s/g, "").toUpperCase();
  const code = CODE.test(compact) ? compact : undefined;
  const { rest, hint } = code === undefined ? hintIn(territory, typed) : { rest: typed, hint: undefined };
  const folded = foldedName(rest);
  const name = folded.replace(EPCI_KIND, "");
  return { name, letters: foldedLetters(rest), code, epciOnly: name !== folded, hint };
}

/** The same query without its hint: « Paris 15 » has no commune in the department 15. */
export function withoutHint(query: Query): Query {
  return { ...query, hint: undefined };
}

function hintIn(
  territory: Territory,
  typed: string,
): { rest: string; hint: ReadonlySet<string> | undefined } {
  const number = NUMBER_BESIDE.exec(typed);
  const bracket = IN_BRACKETS.exec(typed);
  const found = number ?? bracket;
  if (!found) return { rest: typed, hint: undefined };
  const communes = number
    ? communesOfCode(territory, (number[1] ?? "").toUpperCase())
    : communesOfName(territory, foldedName(found[1] ?? ""));
  if (communes.size === 0) return { rest: typed, hint: undefined };
  return { rest: typed.replace(found[0], " "), hint: communes };
}

function communesOfCode(territory: Territory, code: string): Set<string> {
  return new Set(
    (["department", "postal_code", "commune"] as const).flatMap((kind) => [
      ...territory.communesOf(kind, code),
    ]),
  );
}

function communesOfName(territory: Territory, name: string): Set<string> {
  const named = <T extends { name: string }>(places: Iterable<T>) =>
    [...places].filter((place) => foldedName(place.name) === name);
  return new Set([
    ...named(territory.departments()).flatMap(({ code }) => [...territory.communesOf("department", code)]),
    ...named(territory.regions()).flatMap(({ code }) => [...territory.communesOf("region", code)]),
  ]);
}
