import type { Household, Person, Situation } from "../../model/situation.ts";
import { bornFor } from "./birthday.ts";

/** An invented person on whom to try a benefit. */
export interface Persona {
  readonly key: string;
  /** French: « Lycéenne de 17 ans à Rennes ». */
  readonly name: string;
  readonly situation: Situation;
}

/** What tells one persona from another; the rest is {@link ORDINARY}. */
interface Sketch {
  readonly key: string;
  readonly name: string;
  /** In whole years; a few months more, so that no birthday is near. */
  readonly age: number;
  readonly person: Omit<Person, "date_naissance">;
  readonly household: Household;
  /** Ages of the children. */
  readonly children?: readonly number[];
  readonly more?: Partial<Situation>;
}

const ORDINARY: Omit<Person, "date_naissance"> = {
  scolarite: "aucune",
  groupe_specialites_formation: "autre",
  stagiaire: false,
  _contratAlternance: "aucun",
  service_civique: false,
  handicap: false,
  _agence_travail_temporaire: false,
  _interetBafa: true,
  _interetPermisDeConduire: true,
  _interetEtudesEtranger: true,
  _interetAidesSanitaireSocial: true,
};

const MEANS: Partial<Situation> = {
  boursier: false,
  regime_securite_sociale: "regime_general",
  rsa: 0,
  rfr: 14_000,
  nbptr: 2,
};

const SKETCHES: readonly Sketch[] = [
  {
    key: "lyceenne-rennes",
    name: "Lycéenne de 17 ans à Rennes",
    age: 17,
    person: { activite: "etudiant", scolarite: "lycee", annee_etude: "terminale" },
    household: { depcom: "35238", _codePostal: "35000", statut_occupation_logement: "locataire_vide" },
  },
  {
    key: "collegien-saint-denis",
    name: "Collégien de 15 ans à Saint-Denis (La Réunion)",
    age: 15,
    person: { activite: "etudiant", scolarite: "college" },
    household: { depcom: "97411", _codePostal: "97400", statut_occupation_logement: "proprietaire" },
  },
  {
    key: "apprenti-lille",
    name: "Apprenti boursier de 19 ans à Lille",
    age: 19,
    person: {
      activite: "etudiant",
      scolarite: "lycee",
      annee_etude: "cap_2",
      _contratAlternance: "apprenti",
    },
    household: { depcom: "59350", _codePostal: "59000", statut_occupation_logement: "locataire_meuble" },
    more: { boursier: true, rfr: 9_000, nbptr: 1.5 },
  },
  {
    key: "etudiant-toulouse",
    name: "Étudiant boursier de 20 ans à Toulouse",
    age: 20,
    person: {
      activite: "etudiant",
      scolarite: "enseignement_superieur",
      annee_etude: "licence_2",
      mention_baccalaureat: "mention_bien",
    },
    household: { depcom: "31555", _codePostal: "31000", statut_occupation_logement: "locataire_foyer" },
    more: { boursier: true, rfr: 11_000 },
  },
  {
    key: "etudiante-dijon",
    name: "Étudiante infirmière de 21 ans à Dijon",
    age: 21,
    person: {
      activite: "etudiant",
      scolarite: "enseignement_superieur",
      annee_etude: "licence_3",
      mention_baccalaureat: "non_renseignee",
      groupe_specialites_formation: "groupe_330",
    },
    household: { depcom: "21231", _codePostal: "21000", statut_occupation_logement: "locataire_meuble" },
  },
  {
    key: "stagiaire-lyon",
    name: "Stagiaire de 22 ans à Lyon",
    age: 22,
    person: {
      activite: "etudiant",
      scolarite: "enseignement_superieur",
      annee_etude: "master_1",
      mention_baccalaureat: "mention_assez_bien",
      stagiaire: true,
    },
    household: { depcom: "69123", _codePostal: "69003", statut_occupation_logement: "locataire_meuble" },
  },
  {
    key: "demandeuse-emploi-mamoudzou",
    name: "Demandeuse d’emploi de 23 ans à Mamoudzou (Mayotte)",
    age: 23,
    person: { activite: "chomeur" },
    household: {
      depcom: "97611",
      _codePostal: "97600",
      statut_occupation_logement: "loge_gratuitement",
      _difficultes_acces_ou_frais_logement: true,
    },
    more: { rfr: 0, nbptr: 1 },
  },
  {
    key: "salariee-nimes",
    name: "Salariée en intérim de 24 ans à Nîmes",
    age: 24,
    person: { activite: "salarie", _agence_travail_temporaire: true },
    household: { depcom: "30189", _codePostal: "30000", statut_occupation_logement: "locataire_vide" },
    more: { nbptr: 1 },
  },
  {
    key: "salarie-agricole-cahors",
    name: "Salarié agricole de 22 ans à Cahors",
    age: 22,
    person: { activite: "salarie" },
    household: { depcom: "46042", _codePostal: "46000", statut_occupation_logement: "locataire_vide" },
    more: { regime_securite_sociale: "regime_agricole", nbptr: 1 },
  },
  {
    key: "service-civique-brest",
    name: "Jeune de 18 ans en service civique à Brest",
    age: 18,
    person: { activite: "inactif", service_civique: true },
    household: { depcom: "29019", _codePostal: "29200", statut_occupation_logement: "loge_gratuitement" },
    more: { rfr: 8_000 },
  },
  {
    key: "mere-roubaix",
    name: "Mère de deux enfants au RSA, 25 ans, à Roubaix",
    age: 25,
    person: { activite: "inactif" },
    household: { depcom: "59512", _codePostal: "59100", statut_occupation_logement: "locataire_vide" },
    children: [1, 4],
    more: { rsa: 800, rfr: 0, nbptr: 2.5 },
  },
  {
    key: "handicap-limoges",
    name: "Jeune de 19 ans en situation de handicap à Limoges",
    age: 19,
    person: { activite: "chomeur", handicap: true, taux_incapacite: 0.8 },
    household: { depcom: "87085", _codePostal: "87000", statut_occupation_logement: "loge_gratuitement" },
  },
  {
    key: "independant-ajaccio",
    name: "Indépendant de 26 ans à Ajaccio",
    age: 26,
    person: { activite: "independant" },
    household: { depcom: "2A004", _codePostal: "20000", statut_occupation_logement: "primo_accedant" },
    more: { regime_securite_sociale: "autres_regimes", rfr: 22_000, nbptr: 1 },
  },
];

const MONTHS_AFTER_BIRTHDAY = 5;
const DAYS = 30;

/** A dozen people, far apart in age, place and situation, on a day `yyyy-mm-dd`; each has answered every question. */
export function personas(day: string): readonly Persona[] {
  const born = (age: number) => bornFor(day, age, -MONTHS_AFTER_BIRTHDAY * DAYS);
  return SKETCHES.map(({ key, name, age, person, household, children = [], more }) => ({
    key,
    name,
    situation: {
      dateDeValeur: day,
      demandeur: { date_naissance: born(age), ...ORDINARY, ...person },
      enfants: children.map((child) => ({ date_naissance: born(child) })),
      menage: { _difficultes_acces_ou_frais_logement: false, ...household },
      ...MEANS,
      ...more,
    },
  }));
}
