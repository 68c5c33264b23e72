import { dayOf, yearsBetween } from "../eligibility/person/day.ts";
import type { Situation } from "../model/situation.ts";
import { earnedDuring } from "./incomes.ts";
import { individualOf, onTheReturn } from "./individual.ts";
import { type Periods, periodsAround } from "./periods.ts";
import { during, type Entity, OWN, type TestCase, type Values } from "./test-case.ts";

const PERSON = OWN.individus;
const PARTNER = "conjoint";
const PARENT = "parent";

/** An adult child, unless disabled, is not of the family any more (article L512-3 of the Code de la sécurité sociale). */
const OLDEST_CHILD = 25;

/** A person and those who live with them, as OpenFisca's individuals and groups; and the periods around. */
export interface ReadSituation {
  readonly testCase: TestCase;
  readonly periods: Periods;
}

/**
 * What OpenFisca is told of a situation, nothing being asked yet; undefined without a usable date, birth date of the
 * person or of a child, on which everything depends.
 *
 * Who is on their parents' tax return has a parent in a family and a household of their own, who declares both; the
 * reference income and the shares are then those of the parents. Earnings count the same for each month since January
 * three years ago: nothing else is asked, and taxes are computed from them.
 */
export function readSituation(situation: Situation): ReadSituation | undefined {
  const { demandeur = {}, conjoint, famille = {}, enfants = [] } = situation;
  const day = dayOf(situation.dateDeValeur);
  const births = [demandeur.date_naissance, ...enfants.map(({ date_naissance }) => date_naissance)].map(
    dayOf,
  );
  if (day === undefined || births.some((birth) => birth === undefined || birth > day)) return undefined;
  const periods = periodsAround(day);
  const children = enfants.filter(
    ({ date_naissance }) => yearsBetween(dayOf(date_naissance) ?? day, day) <= OLDEST_CHILD,
  );
  const names = children.map((_, index) => `enfant_${index + 1}`);
  const isDependent = demandeur.enfant_a_charge === true;
  const isCouple = famille.en_couple === true;
  const couple = isCouple ? [PERSON, PARTNER] : [PERSON];
  const individus: Record<string, Entity> = { [PERSON]: individualOf(situation, periods) };
  if (isCouple) individus[PARTNER] = earnedDuring(periods.known, conjoint ?? {});
  for (const [index, { date_naissance = "" }] of children.entries())
    individus[`enfant_${index + 1}`] = {
      date_naissance: { ETERNITY: date_naissance },
      ...(isDependent && onTheReturn(isMinorOn(date_naissance, day), periods)),
    };
  if (isDependent) individus[PARENT] = {};
  return {
    periods,
    testCase: {
      individus,
      familles: {
        [OWN.familles]: { parents: couple, enfants: names, ...familyVariables(situation, periods) },
        ...(isDependent && { parents: { parents: [PARENT] } }),
      },
      foyers_fiscaux: {
        [OWN.foyers_fiscaux]: {
          declarants: isDependent ? [PARENT] : couple,
          personnes_a_charge: [...(isDependent ? [PERSON] : []), ...names],
          ...taxVariables(situation, periods),
        },
        ...(isDependent && isCouple && { conjoint: { declarants: [PARTNER] } }),
      },
      menages: {
        [OWN.menages]: {
          personne_de_reference: [PERSON],
          ...(isCouple && { conjoint: [PARTNER] }),
          enfants: names,
          ...householdVariables(situation, periods),
        },
        ...(isDependent && { parents: { personne_de_reference: [PARENT] } }),
      },
    },
  };
}

/** Of age before the year of the day: the tax administration looks at 1 January. */
function isMinorOn(birth: string, day: number): boolean {
  const newYear = Math.floor(day / 10_000) * 10_000 + 101;
  return yearsBetween(dayOf(birth) ?? day, newYear) < 18;
}

function familyVariables({ famille = {}, rsa }: Situation, { quarter }: Periods): Entity {
  return {
    ...(famille.en_couple !== undefined && { en_couple: during(quarter, famille.en_couple) }),
    ...(famille.parisien !== undefined && { parisien: during(quarter, famille.parisien) }),
    ...(rsa !== undefined && { rsa: during(quarter, rsa) }),
  };
}

function taxVariables({ rfr, nbptr }: Situation, { fiscalYear }: Periods): Entity {
  const declared: Record<string, Values> = {};
  if (rfr !== undefined) declared.rfr = { [fiscalYear]: rfr };
  if (nbptr !== undefined) declared.nbptr = { [fiscalYear]: nbptr };
  return declared;
}

const HOUSEHOLD = [
  "depcom",
  "statut_occupation_logement",
  "loyer",
  "charges_locatives",
  "coloc",
  "logement_chambre",
] as const;

function householdVariables({ menage = {} }: Situation, { quarter }: Periods): Entity {
  return Object.fromEntries(
    HOUSEHOLD.flatMap((name) => {
      const value = menage[name];
      return value === undefined ? [] : [[name, during(quarter, value)]];
    }),
  );
}
