import { type LocatedPlace, locatedPlace } from "../../eligibility/sentences/located-place.ts";
import { allOf, oneOf } from "../../eligibility/sentences/phrase.ts";
import type { PlaceKind } from "../../territory/place.ts";
import type { Territory } from "../../territory/territory.ts";
import type { Words } from "./axis.ts";

/** A place that a criterion names. */
export interface Named {
  readonly kind: PlaceKind;
  readonly code: string;
}

/** Homes that all the criteria treat alike; the first group is elsewhere than in all the places that they name. */
export type Group = readonly Home[];

/** A commune and one of its postal codes: « 30189 30000 ». */
export type Home = `${string} ${string}`;

/** How homes are told apart. */
export interface Atlas {
  readonly groups: readonly Group[];
  readonly named: readonly Named[];
  readonly homesOf: (place: Named) => readonly Home[];
  readonly territory: Territory;
}

/** The commune of a home. */
export function communeOf(home: Home): string {
  return home.slice(0, home.indexOf(" "));
}

/** How many places are named before the others are counted. */
const NAMED = 4;

/** « habitent dans le Gard », « Les habitants du Gard, sauf à Nîmes (30), ». */
export function placeWords(values: readonly number[], atlas: Atlas): Words {
  const homes = new Set(values.filter((value) => value > 0).flatMap((value) => atlas.groups[value] ?? []));
  const { places, others } = namesFor(homes, atlas);
  const except = others.length > 0 ? exception(homes, atlas) : undefined;
  const named = except ? [except.whole] : places;
  const shown = named.length > NAMED + 1 ? named.slice(0, NAMED) : named;
  const rest = [
    ...(named.length > shown.length ? [`${named.length - shown.length} autres lieux`] : []),
    ...(except ? [] : communesText(others, atlas.territory)),
    ...(values.includes(0) ? ["tout autre lieu"] : []),
  ];
  const inside = [
    ...shown.map(({ preposition, name }) => `${preposition} ${name}`.trim()),
    ...rest.map((text) => `dans ${text}`),
  ];
  const but = except
    ? `, sauf ${allOf(except.but.map(({ preposition, name }) => `${preposition} ${name}`.trim()))}`
    : "";
  return {
    place: "after-who",
    text: `habitent ${oneOf(inside)}${but}`,
    alone: `Les habitants ${allOf([...shown.map(ofPlace), ...rest.map((text) => `de ${text}`)])}${but && `${but},`}`,
  };
}

/** « 349 communes, dont Alès (30) et Beaucaire (30) »: the most inhabited ones. */
function communesText(homes: readonly Home[], territory: Territory): string[] {
  const communes = [...new Set(homes.map(communeOf))].flatMap((code) => territory.commune(code) ?? []);
  const [first, second, ...others] = communes.sort((a, b) => b.population - a.population);
  if (!first) return [];
  const names = [first, second].flatMap((commune) =>
    commune ? [`${commune.name} (${commune.department})`] : [],
  );
  return [others.length === 0 ? allOf(names) : `${communes.length} communes, dont ${allOf(names)}`];
}

/** The largest places that the criteria name and that hold nothing else, and the homes that are left. */
function namesFor(homes: ReadonlySet<Home>, { named, homesOf, territory }: Atlas) {
  const left = new Set(homes);
  const places: LocatedPlace[] = [];
  const inside = named
    .map((place) => ({ place, own: homesOf(place) }))
    .filter(({ own }) => own.length > 0 && own.every((home) => homes.has(home)))
    .sort((a, b) => b.own.length - a.own.length);
  for (const { place, own } of inside) {
    if (!own.some((home) => left.has(home))) continue;
    for (const home of own) left.delete(home);
    places.push(locatedPlace(place.kind, place.code, territory));
  }
  return { places, others: [...left] };
}

/** The place that holds all the homes and few named places beside: « le Gard », but « Nîmes (30) ». */
function exception(homes: ReadonlySet<Home>, atlas: Atlas) {
  for (const place of atlas.named) {
    const own = new Set(atlas.homesOf(place));
    if (own.size <= homes.size || ![...homes].every((home) => own.has(home))) continue;
    const { places: but, others } = namesFor(new Set([...own].filter((home) => !homes.has(home))), atlas);
    if (others.length === 0 && but.length <= NAMED)
      return { whole: locatedPlace(place.kind, place.code, atlas.territory), but };
  }
  return undefined;
}

/** « du Gard », « de l’Hérault », « d’Occitanie », « de Nîmes (30) », « du Mans (72) ». */
function ofPlace({ preposition, name }: LocatedPlace): string {
  if (preposition === "au" || preposition === "aux") return `${preposition === "au" ? "du" : "des"} ${name}`;
  if (name.startsWith("le ")) return `du ${name.slice(3)}`;
  if (name.startsWith("les ")) return `des ${name.slice(4)}`;
  return /^[AEIOUYÉÈÎ]/.test(name) ? `d’${name}` : `de ${name}`;
}
