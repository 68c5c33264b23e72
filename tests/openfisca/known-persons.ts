import type { Person, Situation } from "../../contribution/model/situation.ts";

/** A person, a complex benefit of the real catalogue, and what the law or the package’s own tests say. */
export interface KnownPerson {
  readonly name: string;
  /** Where the expected value comes from. */
  readonly source: string;
  readonly variable: string;
  readonly entity: "individus" | "familles" | "foyers_fiscaux" | "menages";
  /** The month of the situation by default. */
  readonly period?: string;
  readonly situation: Situation;
  readonly expected: number | boolean;
}

/** 32 % of this base is the family allowance of two children: 474.37 € from 1 April 2025. */
const BMAF = 474.37;

/** Cents may differ: the engine computes in single precision. */
export const MARGIN = 0.01;

const DAY = "2025-06-15";

const ALONE: Situation = { dateDeValeur: DAY, famille: { en_couple: false }, enfants: [] };

function aged(years: number, more: Partial<Person> = {}, date = DAY): Person {
  return { date_naissance: `${Number(date.slice(0, 4)) - years}-01-20`, ...more };
}

const IDLE = { activite: "inactif", salaire_net: 0, chomage_net: 0 } as const;
const TENANT = { depcom: "28085", statut_occupation_logement: "locataire_vide", loyer: 500 } as const;
const TWO_CHILDREN = [{ date_naissance: "2018-03-01" }, { date_naissance: "2023-09-01" }];
const PARENT: Situation = { ...ALONE, demandeur: aged(35, IDLE), enfants: TWO_CHILDREN, menage: TENANT };
const THREE_CHILDREN: Situation = {
  ...ALONE,
  demandeur: aged(40, { activite: "salarie", salaire_net: 1500 }),
  conjoint: { salaire_net: 1200 },
  famille: { en_couple: true },
  enfants: [
    { date_naissance: "2012-03-01" },
    { date_naissance: "2014-09-01" },
    { date_naissance: "2017-09-01" },
  ],
  menage: TENANT,
};
const DISABLED: Situation = {
  ...ALONE,
  demandeur: aged(30, { ...IDLE, handicap: true, taux_incapacite: 0.8 }),
  menage: TENANT,
};
const APPRENTICE: Situation = {
  ...ALONE,
  demandeur: aged(20, {
    activite: "etudiant",
    scolarite: "lycee",
    annee_etude: "cap_1",
    _contratAlternance: "apprenti",
    salaire_net: 700,
  }),
  menage: TENANT,
};
const SEEKER: Situation = {
  ...ALONE,
  demandeur: aged(22, { activite: "chomeur", salaire_net: 0, chomage_net: 0 }),
  menage: TENANT,
};

/** Benefits of OpenFisca-France. */
export const NATIONAL: readonly KnownPerson[] = [
  national("two children", "af", "familles", PARENT, 0.32 * BMAF, "article D521-1 CSS: 32 % of the base"),
  national("three children", "af", "familles", THREE_CHILDREN, 0.73 * BMAF, "D521-1 CSS: 32 % and 41 %"),
  national(
    "three children over 3, low income",
    "cf",
    "familles",
    THREE_CHILDREN,
    0.4165 * BMAF,
    "article D522-1 CSS: 41.65 % of the base",
  ),
  national(
    "a child under 3",
    "paje_base",
    "familles",
    PARENT,
    0.4165 * BMAF,
    "article D531-3 CSS: 41.65 % of the base",
  ),
  national(
    "two children, one parent",
    "asf",
    "familles",
    PARENT,
    2 * 0.422 * BMAF,
    "article D523-1 CSS: 42.20 % of the base for each child",
  ),
  {
    name: "two children at collège, one at primary school",
    source: "article D543-1 CSS: 94.67 % from 11 years, 89.72 % from 6",
    variable: "ars",
    entity: "familles",
    period: "2025",
    situation: THREE_CHILDREN,
    expected: (2 * 0.9467 + 0.8972) * BMAF,
  },
  national(
    "70 years, no resources",
    "aspa",
    "familles",
    {
      ...ALONE,
      demandeur: aged(70, IDLE),
      menage: { ...TENANT, statut_occupation_logement: "proprietaire" },
    },
    12_411.44 / 12,
    "article D815-1 CSS: 12,411.44 € a year in 2025",
  ),
  national("80 % of incapacity, no resources", "aah", "individus", DISABLED, 1033.32, "decree of April 2025"),
  national(
    "80 % of incapacity, in a home of their own",
    "caah",
    "individus",
    DISABLED,
    104.77,
    "article D821-3 CSS: the supplement for independent living",
  ),
  national(
    "an apprentice of 20",
    "aide_financement_permis_apprenti",
    "individus",
    APPRENTICE,
    500,
    "decree 2019-1 of 3 January 2019: 500 €",
  ),
  national(
    "a seeker of 22 without resources",
    "aide_permis_demandeur_emploi",
    "individus",
    SEEKER,
    1200,
    "deliberation 2011/205 of Pôle emploi: 1,200 € at most",
  ),
  national("a seeker of 22", "gratuite_musees_monuments", "individus", SEEKER, true, "under 26"),
  national("35 years", "gratuite_musees_monuments", "individus", PARENT, false, "under 26"),
  national("20 years", "pret_formation_permis_eligibilite", "individus", APPRENTICE, true, "from 15 to 25"),
  national(
    "a parent of two without income",
    "livret_epargne_populaire_taux",
    "individus",
    PARENT,
    3.5,
    "order of 29 January 2025: 3.5 % from 1 February to 31 July 2025",
  ),
];

function national(
  name: string,
  variable: string,
  entity: KnownPerson["entity"],
  situation: Situation,
  expected: number | boolean,
  source: string,
): KnownPerson {
  return { name, variable, entity, situation, expected, source };
}

/** Somebody of a local package’s test: an age, a commune, a year’s tax return two years before. */
function tested(
  variable: string,
  { date, age, depcom, rfr, nbptr = 1, ...person }: Tested,
  expected: number | boolean,
  entity: KnownPerson["entity"] = "individus",
): KnownPerson {
  const situation: Situation = {
    ...ALONE,
    dateDeValeur: date,
    demandeur: { ...aged(age, {}, date), ...person },
    menage: { depcom },
    ...(rfr !== undefined && { rfr, nbptr }),
  };
  const source = "the package’s own tests";
  return {
    name: `${age} years in ${depcom}, ${rfr ?? "no"} €`,
    variable,
    entity,
    situation,
    expected,
    source,
  };
}

interface Tested extends Partial<Person> {
  readonly date: string;
  readonly age: number;
  readonly depcom: string;
  readonly rfr?: number;
  readonly nbptr?: number;
}

const LIMOGES = { date: "2023-02-15", depcom: "87085" };
const CARCASSONNE = { date: "2023-02-15", age: 18, depcom: "11069" };
const CAMBRAI = { date: "2021-07-15", depcom: "59122", activite: "etudiant" } as const;
const BORDEAUX = { date: "2023-01-25", age: 20, depcom: "33063" };
const LYON = { date: "2023-11-15", age: 20, depcom: "69123", activite: "inactif", chomage_net: 0 } as const;
const MEURTHE = { date: "2024-01-25", age: 14, depcom: "54395" };
const TULLE = { date: "2023-08-15", depcom: "19272", activite: "chomeur" } as const;
const CHARTRES = { date: "2020-10-15", depcom: "28085" };

/** Benefits of OpenFisca-France-Local. */
export const LOCAL: readonly KnownPerson[] = [
  tested("haute_vienne_aide_permis", { ...LIMOGES, age: 16, rfr: 12_000 }, 150),
  tested("haute_vienne_aide_permis", { ...LIMOGES, age: 16, rfr: 4_800 }, 500),
  tested("haute_vienne_aide_permis", { ...LIMOGES, age: 25, rfr: 12_000 }, 0),
  tested("carcassonne_aide_permis", { ...CARCASSONNE, rfr: 9_612 }, 450),
  tested("carcassonne_aide_permis", { ...CARCASSONNE, rfr: 5_000 }, 700),
  tested("cambrai_aide_mobilite_permis_b", { ...CAMBRAI, age: 18 }, 400),
  tested("cambrai_aide_mobilite_permis_b", { ...CAMBRAI, age: 15 }, 0),
  tested("cambrai_aide_mobilite_permis_b", { ...CAMBRAI, age: 18, activite: "salarie" }, 0),
  tested("iwuy_aide_mobilite_permis", { date: "2021-07-15", age: 18, depcom: "59322" }, 180),
  tested("bordeaux_metropole_aide_tarification_solidaire_transport", { ...BORDEAUX, rfr: 11_304 }, 30),
  tested("bordeaux_metropole_aide_tarification_solidaire_transport", { ...BORDEAUX, rfr: 6_600 }, 100),
  tested("pass_jeune_54", { ...MEURTHE, rfr: 5_200 }, 100),
  tested("pass_jeune_54", { ...MEURTHE, rfr: 5_600 }, 70),
  tested("pass_jeune_54", { ...MEURTHE, rfr: 13_300, nbptr: 2 }, 50),
  tested("nouvelle_aquitaine_aide_permis", { ...TULLE, age: 17, rfr: 9_699 }, 1200),
  tested("nouvelle_aquitaine_aide_permis", { ...TULLE, age: 17, rfr: 12_001 }, 400),
  tested("nouvelle_aquitaine_aide_permis", { ...TULLE, age: 16 }, 0),
  tested(
    "hauts_de_france_aide_permis",
    { date: "2021-09-15", age: 21, depcom: "60057", stagiaire: true, rfr: 1 },
    1500,
  ),
  tested("revenu_solidaire_jeune", { ...LYON, salaire_net: 0, age: 17 }, 0),
  tested("eure_et_loir_eligibilite_transport_social", { ...CHARTRES, age: 22, salaire_net: 500 }, true),
  tested("eure_et_loir_eligibilite_transport_social", { ...CHARTRES, age: 5 }, false),
];

/** Somebody who lives in Paris, in April 2019. */
function parisian(more: Situation["demandeur"], others: Partial<Situation> = {}): Situation {
  return {
    dateDeValeur: "2019-04-15",
    demandeur: { ...IDLE, date_naissance: "1989-01-20", ...more },
    famille: { en_couple: false, parisien: true },
    enfants: [],
    menage: { depcom: "75056", statut_occupation_logement: "locataire_vide", loyer: 900 },
    ...others,
  };
}

const THREE = [
  { date_naissance: "2007-03-01" },
  { date_naissance: "2010-09-01" },
  { date_naissance: "2013-09-01" },
];

/** A couple who earn as much each, net; taxable, it is 3.65 % more. */
function parents(salaire_net: number, others: Partial<Situation> = {}): Situation {
  return parisian(
    { activite: "salarie", salaire_net },
    {
      conjoint: { salaire_net },
      famille: { en_couple: true, parisien: true },
      enfants: THREE,
      ...others,
    },
  );
}

const DISABLED_PARISIAN = { handicap: true, taux_incapacite: 0.6 } as const;
const ELSEWHERE = { en_couple: true, parisien: false } as const;

const FAMILIES = {
  variable: "paris_forfait_familles",
  entity: "familles",
  source: "the package’s own tests: 305 € a month until 3,000 €, 200 € until 5,000 €, for three children",
} as const;
const ACCESS = {
  variable: "paris_pass_access",
  entity: "individus",
  source: "the package’s own tests: who is disabled, and pays 2,028 € of tax at most",
} as const;
const SENIORS = {
  variable: "paris_pass_seniors",
  entity: "individus",
  source: "article II of the town’s rules on social aid: from 65 years",
} as const;

function ofParis(
  name: string,
  benefit: Pick<KnownPerson, "variable" | "entity" | "source">,
  situation: Situation,
  expected: number | boolean,
): KnownPerson {
  return { name, ...benefit, situation, expected };
}

/** Benefits of OpenFisca-Paris. */
export const PARIS: readonly KnownPerson[] = [
  ofParis("a couple with three children, 2,799 € together", FAMILIES, parents(1350), 305),
  ofParis("a couple with three children, 3,109 € together", FAMILIES, parents(1500), 200),
  ofParis("a couple with three children, 5,182 € together", FAMILIES, parents(2500), 0),
  ofParis("a couple with two children", FAMILIES, parents(1350, { enfants: THREE.slice(1) }), 0),
  ofParis("a couple for two years in Paris", FAMILIES, parents(1350, { famille: ELSEWHERE }), 0),
  ofParis("30 years, disabled, no income", ACCESS, parisian(DISABLED_PARISIAN), true),
  ofParis(
    "30 years, disabled, 3,000 €",
    ACCESS,
    parisian({ ...DISABLED_PARISIAN, salaire_net: 3000 }),
    false,
  ),
  ofParis("30 years, not disabled", ACCESS, parisian({}), false),
  ofParis("66 years, no income", SENIORS, parisian({ date_naissance: "1953-01-20" }), true),
  ofParis("59 years, no income", SENIORS, parisian({ date_naissance: "1960-01-20" }), false),
];
