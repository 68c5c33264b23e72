import { answersOf, candidates, type Way } from "./candidates.ts";
import type { PlaceKind } from "./place.ts";
import { formerText, placeText } from "./place-text.ts";
import { type Query, readQuery, withoutHint } from "./query.ts";
import { searchIndexOf, type Target } from "./search-index.ts";
import type { Territory } from "./territory.ts";

export type { PlaceKind } from "./place.ts";
export { placeName } from "./place-text.ts";

/** A place that answers a query. */
export interface PlaceMatch {
  readonly kind: PlaceKind;
  /** What a file holds: always a current code. */
  readonly code: string;
  readonly name: string;
  /** French; tells homonyms apart, and says what became of a former commune. */
  readonly detail: string;
}

/** Which places a search may answer. */
export interface SearchOptions {
  /** Every kind by default. */
  readonly kinds?: readonly PlaceKind[];
  /** 20 by default. */
  readonly limit?: number;
  /** Only places that share a commune with this one. */
  readonly within?: { readonly kind: PlaceKind; readonly code: string };
}

/** Makes, a few milliseconds a step, what the first search would otherwise have to wait for. */
export function prepareSearch(territory: Territory): Generator<undefined, void> {
  return searchIndexOf(territory).prepare();
}

const KINDS: readonly PlaceKind[] = ["region", "department", "epci", "commune", "postal_code"];
const LIMIT = 20;

/**
 * The places that a name, a code or a postal code (or its beginning) may mean, best first: exact, beginning, beginning
 * of a word, all words, contained; then the most inhabited. Accents, capitals, hyphens, articles and « St » do not
 * count; « Saint-Denis (93) » or « 30000 Nîmes » say where. Communes answer their postal code; postal codes answer the
 * name of their communes when communes are not asked for.
 */
export function searchTerritory(
  territory: Territory,
  typed: string,
  options: SearchOptions = {},
): PlaceMatch[] {
  const query = readQuery(territory, typed);
  const found = search(territory, query, options, "matching");
  return found.length > 0 || !query.hint ? found : search(territory, withoutHint(query), options, "matching");
}

/** The places of exactly this name or code, with the same forgiveness. */
export function searchExactly(
  territory: Territory,
  typed: string,
  options: SearchOptions = {},
): PlaceMatch[] {
  return search(territory, readQuery(territory, typed), options, "exact");
}

function search(territory: Territory, query: Query, options: SearchOptions, way: Way): PlaceMatch[] {
  const { kinds = KINDS, limit = LIMIT, within } = options;
  const perimeters = [query.hint, within && territory.communesOf(within.kind, within.code)];
  const asked = query.epciOnly ? kinds.filter((kind) => kind === "epci") : kinds;
  const matches = new Map<string, PlaceMatch>();
  for (const candidate of candidates(territory, query, way)) {
    for (const target of answersOf(territory, candidate, asked)) {
      const key = `${target.kind} ${target.code}`;
      if (matches.has(key) || !perimeters.every((communes) => meets(territory, target, communes))) continue;
      const match = toMatch(territory, target);
      if (match) matches.set(key, match);
      if (matches.size >= limit) return [...matches.values()];
    }
  }
  return [...matches.values()];
}

function meets(
  territory: Territory,
  { kind, code }: Target,
  communes: ReadonlySet<string> | undefined,
): boolean {
  if (!communes) return true;
  for (const commune of territory.communesOf(kind, code)) if (communes.has(commune)) return true;
  return false;
}

function toMatch(territory: Territory, target: Target): PlaceMatch | undefined {
  const { kind, code } = target;
  const text = placeText(territory, kind, code);
  if (!text) return undefined;
  const found = kind === "commune" ? foundBy(territory, target) : undefined;
  return { kind, code, name: text.name, detail: found ? `${text.detail} · ${found}` : text.detail };
}

/** Why a commune answers, when it is neither by its name nor by its code. */
function foundBy(territory: Territory, { code, former, postalCode }: Target): string | undefined {
  if (postalCode !== undefined) return `code postal ${postalCode}`;
  if (former === undefined) return undefined;
  return formerText(territory, former) ?? formerText(territory, former, territory.commune(code));
}
