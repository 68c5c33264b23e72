import { foldedLetters } from "./folded-name.ts";
import { type Hit, RANKS } from "./line-index.ts";
import type { PlaceKind } from "./place.ts";
import { placeText } from "./place-text.ts";
import type { Query } from "./query.ts";
import { searchIndexOf, type Target, type TargetIndex } from "./search-index.ts";
import type { Territory } from "./territory.ts";

/** Whether a place must have exactly the name or code, or may only resemble it. */
export type Way = "matching" | "exact";

/** What a query found, before it is known which kinds of place are asked for. */
export interface Candidate {
  readonly target: Target;
  readonly rank: number;
  /** Lower is better; inhabitants decide between equals. */
  readonly score: number;
}

/** All that a query may mean, best first. */
export function candidates(territory: Territory, query: Query, way: Way): Candidate[] {
  const index = searchIndexOf(territory);
  const found =
    query.code === undefined
      ? byName(territory, index.names(), query, way)
      : byCode(index.codes(), query.code, way);
  return found.sort((a, b) => a.score - b.score || b.target.weight - a.target.weight);
}

/**
 * The places to answer: the target when its kind is asked for; after a postal code its communes, the most inhabited
 * first; in place of a commune its postal codes, when communes are not asked for.
 */
export function answersOf(territory: Territory, candidate: Candidate, kinds: readonly PlaceKind[]): Target[] {
  const { target, rank } = candidate;
  if (target.kind === "commune" && !kinds.includes("commune") && kinds.includes("postal_code"))
    return postalCodesOf(territory, target);
  const itself = kinds.includes(target.kind) ? [target] : [];
  const withCommunes = target.kind === "postal_code" && rank === RANKS.exact && kinds.includes("commune");
  return withCommunes ? [...itself, ...communesOf(territory, target.code)] : itself;
}

function byName(territory: Territory, names: TargetIndex, query: Query, way: Way): Candidate[] {
  const hits = query.name === "" ? [] : names.lines[way](query.name);
  return ranked(names, hits, (target) => otherArticles(territory, query, target));
}

function byCode(codes: TargetIndex, code: string, way: Way): Candidate[] {
  const hits = way === "exact" ? codes.lines.exact(code) : codes.lines.startingWith(code);
  return ranked(codes, hits, anotherSense);
}

function ranked(index: TargetIndex, hits: readonly Hit[], nuance: (target: Target) => number): Candidate[] {
  return hits.flatMap(({ line, rank }) => {
    const target = index.targets[line];
    if (!target) return [];
    const past = target.former === undefined ? 0 : 2;
    return [{ target, rank, score: rank * 4 + past + (rank === RANKS.exact ? nuance(target) : 0) }];
  });
}

/** 0 when the name has the articles that were typed, else 1: « Le Pin » comes before « Pin ». */
function otherArticles(territory: Territory, { letters }: Query, { kind, code }: Target): number {
  const name = placeText(territory, kind, code)?.name ?? "";
  return foldedLetters(name) === letters ? 0 : 1;
}

/** 1 for a postal code, whose communes must not hide the commune that has the same five digits as its code. */
function anotherSense({ kind }: Target): number {
  return kind === "postal_code" ? 1 : 0;
}

function communesOf(territory: Territory, postalCode: string): Target[] {
  return territory
    .communesOfPostalCode(postalCode)
    .flatMap((code) => territory.commune(code) ?? [])
    .sort((a, b) => b.population - a.population)
    .map(({ code, population }) => ({ kind: "commune", code, weight: population, postalCode }));
}

function postalCodesOf(territory: Territory, { code, weight }: Target): Target[] {
  const postalCodes = territory.commune(code)?.postalCodes ?? [];
  return postalCodes.map((postalCode) => ({ kind: "postal_code", code: postalCode, weight }));
}
