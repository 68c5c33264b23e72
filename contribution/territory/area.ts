import { LISTED_PLACES } from "./listed-places.ts";
import { type Perimeter, perimeterCommunes } from "./perimeter.ts";
import type { Territory } from "./territory.ts";

/** Codes of communes. */
export type Communes = ReadonlySet<string>;

/** Where a criterion wants people to live, or does not. */
export interface Area {
  readonly communes: Communes;
  /** Whether one must live inside it, or outside. */
  readonly inside: boolean;
  /** Whether each of its places is known: else it may be larger. */
  readonly isSure: boolean;
}

/** The part of a criterion that is read here; the rest may hold anything. */
export interface AreaCriterion {
  readonly type?: unknown;
  readonly values?: unknown;
  readonly value?: unknown;
}

/**
 * The area of a geographic criterion, or of its contrary; undefined for any other criterion. `institution` is the one
 * whose perimeter `attached_to_institution` means.
 */
export function areaOf(
  { type, values, value }: AreaCriterion,
  institution: Partial<Perimeter>,
  territory: Territory,
  negated = false,
): Area | undefined {
  if (type === "not") {
    const isCriterion = typeof value === "object" && value !== null;
    // Read by key only.
    return isCriterion ? areaOf(value as AreaCriterion, institution, territory, !negated) : undefined;
  }
  if (type === "attached_to_institution") {
    const communes = perimeterCommunes(institution, territory);
    return { communes, inside: !negated, isSure: communes.size > 0 };
  }
  const kind =
    typeof type === "string" && Object.hasOwn(LISTED_PLACES, type) ? LISTED_PLACES[type] : undefined;
  if (!kind) return undefined;
  const codes: readonly unknown[] = Array.isArray(values) ? values : [];
  const sets = codes.map((code) => territory.communesOf(kind, String(code)));
  return {
    communes: sets.length === 1 && sets[0] ? sets[0] : new Set(sets.flatMap((set) => [...set])),
    inside: (type === "excluded_epcis") === negated,
    isSure: sets.length > 0 && sets.every(({ size }) => size > 0),
  };
}

/** The communes where every area lets people live, when one at least says where they must; else none. */
export function* sharedCommunes(areas: readonly Area[]): Generator<string> {
  const wanted = areas.filter(({ inside }) => inside).map(({ communes }) => communes);
  const [start = []] = wanted.toSorted((one, other) => one.size - other.size);
  for (const code of start)
    if (areas.every(({ communes, inside }) => communes.has(code) === inside)) yield code;
}
