import { frenchNumber } from "../../model/french-number.ts";
import type { Household, Situation } from "../../model/situation.ts";
import { LISTED_PLACES } from "../../territory/listed-places.ts";
import type { Commune } from "../../territory/place.ts";
import type { Territory } from "../../territory/territory.ts";
import { criteriaIn } from "../benefit/criteria-in.ts";
import { dayOf } from "../person/day.ts";
import { yearsText } from "../sentences/age.ts";
import { locatedPlace } from "../sentences/located-place.ts";
import { bornFor } from "./birthday.ts";

/** A criterion of any shape. */
type CriterionMapping = Readonly<Record<string, unknown>>;

/** A person at the border of a condition: the same as another one but for one answer. */
export interface BorderCase {
  /** French: « La veille de ses 18 ans ». */
  readonly name: string;
  readonly situation: Situation;
}

/**
 * The people around the borders of a benefit's conditions, made from one person: the day before and after an age, a
 * commune in and one out, one euro around a threshold. Each border once.
 */
export function borderCases(
  benefit: Readonly<{ conditions_generales?: unknown; profils?: unknown }>,
  from: Situation,
  territory: Territory,
): readonly BorderCase[] {
  const cases = criteriaIn(benefit).flatMap((criterion) => [
    ...ageBorders(criterion, from),
    ...quotientBorders(criterion, from),
    ...placeBorders(criterion, from, territory),
  ]);
  return [...new Map(cases.map((one) => [one.name, one])).values()];
}

/** The birthdays at which the answer may turn: « >= 16 » turns on the 16th, « > 16 » on the 17th. */
const TURNING_AGES: Readonly<Record<string, readonly number[]>> = {
  ">=": [0],
  "<": [0],
  ">": [1],
  "<=": [1],
  "=": [0, 1],
};

function ageBorders({ type, operator, value }: CriterionMapping, from: Situation): BorderCase[] {
  if (type !== "age" || typeof value !== "number" || dayOf(from.dateDeValeur) === undefined) return [];
  return (TURNING_AGES[String(operator)] ?? []).flatMap((more) => {
    const age = Math.ceil(value) + more;
    if (age < 1) return [];
    const born = (daysLater: number) => ({
      ...from,
      demandeur: { ...from.demandeur, date_naissance: bornFor(from.dateDeValeur, age, daysLater) },
    });
    return [
      { name: `La veille de ses ${yearsText(age)}`, situation: born(1) },
      { name: `Le jour de ses ${yearsText(age)}`, situation: born(0) },
    ];
  });
}

/** The amounts, in euros from the bound, between which the answer may turn. */
const EUROS_AROUND: Readonly<Record<string, readonly number[]>> = {
  ">=": [-1, 0],
  "<": [-1, 0],
  ">": [0, 1],
  "<=": [0, 1],
  "=": [-1, 0, 1],
};

const MONTHS = 12;

function quotientBorders({ type, operator, value, period }: CriterionMapping, from: Situation): BorderCase[] {
  if (type !== "quotient_familial" || typeof value !== "number") return [];
  const months = period === "month" ? MONTHS : 1;
  const nbptr = from.nbptr || 1;
  const rhythm = period === "month" ? "par mois" : "par an";
  return (EUROS_AROUND[String(operator)] ?? [])
    .map((euros) => value + euros)
    .filter((quotient) => quotient >= 0)
    .map((quotient) => ({
      name: `Quotient familial fiscal de ${frenchNumber(quotient)} € ${rhythm}`,
      situation: { ...from, rfr: quotient * months * nbptr, nbptr },
    }));
}

function placeBorders(
  { type, values }: CriterionMapping,
  from: Situation,
  territory: Territory,
): BorderCase[] {
  const kind = Object.hasOwn(LISTED_PLACES, String(type)) ? LISTED_PLACES[String(type)] : undefined;
  if (!kind || !Array.isArray(values)) return [];
  const inside = new Set(values.flatMap((code) => [...territory.communesOf(kind, String(code))]));
  const communes = [...inside].flatMap((code) => territory.commune(code) ?? []);
  const within = mostInhabited(communes);
  if (!within) return [];
  const beyond = neighbourOf(within, inside, territory);
  return [within, ...(beyond ? [beyond] : [])].map((commune) => ({
    name: `Habite ${inPlace(commune, territory)}`,
    situation: { ...from, menage: movedTo(commune, from) },
  }));
}

/** The largest commune outside, of the same department if there is one, else of the same region, else of the country. */
function neighbourOf(
  { department, region }: Commune,
  inside: ReadonlySet<string>,
  territory: Territory,
): Commune | undefined {
  const outside = [...territory.communes()].filter(({ code }) => !inside.has(code));
  return (
    mostInhabited(outside.filter((commune) => commune.department === department)) ??
    mostInhabited(outside.filter((commune) => commune.region === region)) ??
    mostInhabited(outside)
  );
}

function mostInhabited(communes: readonly Commune[]): Commune | undefined {
  return communes.reduce<Commune | undefined>(
    (most, commune) => (most && most.population >= commune.population ? most : commune),
    undefined,
  );
}

function inPlace({ code }: Commune, territory: Territory): string {
  const { preposition, name } = locatedPlace("commune", code, territory);
  return `${preposition} ${name}`;
}

/** The household in another commune: the places that contain the former one do not follow it. */
function movedTo({ code, postalCodes: [postalCode] }: Commune, { menage }: Situation): Household {
  const { _departement, _region, _epci, _codePostal, ...kept } = menage ?? {};
  return { ...kept, depcom: code, ...(postalCode && { _codePostal: postalCode }) };
}
