import type { Household, Person, Situation } from "../../model/situation.ts";
import { departmentOf } from "../../territory/department-of.ts";
import { type Day, dayOf, yearsBetween } from "./day.ts";
import type { PlaceRelations } from "./place-relations.ts";

/**
 * A situation read once for all benefits: what follows from its answers, each undefined when it is not known. An
 * answer of another nature than the schema's, or a day that the calendar does not have, is not known either.
 */
export interface Facts {
  readonly situation: Situation;
  readonly person: Person;
  readonly household: Household;
  readonly date: Day | undefined;
  /** In whole years. */
  readonly age: number | undefined;
  /** INSEE code of the household's commune. */
  readonly commune: string | undefined;
  readonly postalCode: string | undefined;
  readonly department: string | undefined;
  readonly region: string | undefined;
  /** SIREN; null where the commune has no EPCI. */
  readonly epci: string | null | undefined;
  readonly schooling: string | undefined;
  readonly contract: string | undefined;
}

const COMMUNE = /^[0-9][0-9AB][0-9]{3}$/;
const NONE: Readonly<Record<string, never>> = {};

/** Reads a situation; data of any shape is accepted. */
export function readFacts(situation: Situation, relations: PlaceRelations): Facts {
  const person: Person = mappingOr(situation.demandeur);
  const household: Household = mappingOr(situation.menage);
  const date = dayOf(situation.dateDeValeur);
  const commune = textOf(household.depcom);
  const located = commune !== undefined && COMMUNE.test(commune) ? commune : undefined;
  const department = textOf(household._departement) ?? (located && departmentOf(located));
  const studies = schoolOf(person);
  return {
    situation,
    person,
    household,
    date,
    age: ageOn(date, person.date_naissance),
    commune: located,
    postalCode: textOf(household._codePostal),
    department,
    region: textOf(household._region) ?? (department && relations.regionOf(department)),
    epci: textOf(household._epci) ?? (located && relations.epciOf(located)),
    schooling: textOf(person.scolarite) ?? studies,
    contract: textOf(person._contratAlternance) ?? studies,
  };
}

/** Whole years between a birth and a day; undefined when one is not known or the birth is still to come. */
export function ageOn(date: Day | undefined, birth: unknown): number | undefined {
  const born = dayOf(birth);
  return date === undefined || born === undefined || born > date ? undefined : yearsBetween(born, date);
}

/** A text that says something. */
export function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/**
 * Every schooling, work-study included, is the activity « etudiant »: who answered another activity was not asked
 * where they study, and studies nowhere.
 */
function schoolOf({ activite }: Person): string | undefined {
  const activity = textOf(activite);
  return activity === undefined || activity === "etudiant" ? undefined : "";
}

function mappingOr<Value extends object>(value: Value | undefined): Value {
  // Every key of both parts is optional.
  return typeof value === "object" && value !== null ? value : (NONE as Value);
}
