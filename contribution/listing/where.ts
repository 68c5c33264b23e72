import type { Kind } from "../model/collections.ts";
import { isMapping } from "../model/mapping.ts";
import { LISTED_PLACES } from "../territory/listed-places.ts";
import type { NamedPlace } from "../territory/meet.ts";
import { type Perimeter, perimeterPlaces } from "../territory/perimeter.ts";
import { placeName } from "../territory/search.ts";
import type { Territory } from "../territory/territory.ts";

/** Where a benefit is given, or where an institution acts. */
export interface Where {
  /** A few words: « Gard (30) », « Nîmes (30), Alès (30) et 12 autres »; empty when nothing is known. */
  readonly text: string;
  /** Every place named, communes with their department's name, so that any of them can be searched. */
  readonly names: readonly string[];
}

/** One condition on places. */
interface Part {
  readonly places: readonly NamedPlace[];
  readonly excluded: boolean;
}

const EVERYWHERE = "Toute la France";

/** How many places are named before the rest is counted. */
const NAMED = 2;

/**
 * Says where from a file's data, which may hold anything; `institution` is the one that gives the benefit. A complex
 * benefit, which names no place, is said to be given where its institution acts.
 */
export function whereOf(
  kind: Kind,
  data: Readonly<Record<string, unknown>>,
  institution: Readonly<Record<string, unknown>> | undefined,
  territory: Territory,
): Where {
  const parts = partsOf(kind, data, institution);
  const included = parts.filter(({ excluded }) => !excluded);
  const excluded = parts.filter((part) => part.excluded);
  const texts = included.map(({ places }) => listed(places, territory));
  const everywhere = kind === "institution" && data.type !== "national" ? "" : EVERYWHERE;
  const inside = texts.join(", et : ") || everywhere;
  const outside = excluded.map(({ places }) => listed(places, territory)).join(", ");
  return {
    text: outside ? `${inside}, sauf : ${outside}` : inside,
    names: included.flatMap(({ places }) => places.map((place) => searchedName(place, territory))),
  };
}

function partsOf(
  kind: Kind,
  data: Readonly<Record<string, unknown>>,
  institution: Readonly<Record<string, unknown>> | undefined,
): readonly Part[] {
  const perimeter = perimeterPlaces(usable(kind === "institution" ? data : institution));
  const whole: Part[] = perimeter.length > 0 ? [{ places: perimeter, excluded: false }] : [];
  if (kind !== "benefit-simple") return whole;
  const criteria = Array.isArray(data.conditions_generales) ? data.conditions_generales : [];
  return criteria.flatMap((criterion) => partOf(criterion, false, perimeter));
}

function partOf(criterion: unknown, negated: boolean, perimeter: readonly NamedPlace[]): Part[] {
  if (!isMapping(criterion)) return [];
  const { type, value, values } = criterion;
  if (type === "not") return partOf(value, !negated, perimeter);
  const kind = typeof type === "string" && Object.hasOwn(LISTED_PLACES, type) && LISTED_PLACES[type];
  const places = kind
    ? texts(values).map((code) => ({ kind, code }))
    : type === "attached_to_institution"
      ? perimeter
      : [];
  return places.length > 0 ? [{ places, excluded: negated !== (type === "excluded_epcis") }] : [];
}

/** The keys of an institution that say where it acts, each absent unless it has the right shape. */
function usable(institution: Readonly<Record<string, unknown>> | undefined): Partial<Perimeter> {
  const { type, code_insee, code_siren, departments } = institution ?? {};
  return {
    // perimeterPlaces only compares it with the types it knows.
    ...(typeof type === "string" && { type: type as NonNullable<Perimeter["type"]> }),
    ...(typeof code_insee === "string" && { code_insee }),
    ...(typeof code_siren === "string" && { code_siren }),
    departments: texts(departments),
  };
}

function listed(places: readonly NamedPlace[], territory: Territory): string {
  // One place more is as short as its count.
  const named = places.length > NAMED + 1 ? places.slice(0, NAMED) : places;
  const text = named.map((place) => nameOf(place, territory)).join(", ");
  const left = places.length - named.length;
  return left > 0 ? `${text} et ${left} autres` : text;
}

function nameOf({ kind, code }: NamedPlace, territory: Territory): string {
  return placeName(territory, kind, code)?.replaceAll("'", "’") ?? `code inconnu ${code}`;
}

function searchedName(place: NamedPlace, territory: Territory): string {
  const name = nameOf(place, territory);
  const commune = place.kind === "commune" ? territory.commune(place.code) : undefined;
  const department = commune && territory.department(commune.department)?.name;
  return department ? `${name} ${department}` : name;
}

function texts(values: unknown): string[] {
  return Array.isArray(values) ? values.filter((value) => typeof value === "string") : [];
}
