import type { Person, Situation } from "../model/situation.ts";
import { earnedDuring } from "./incomes.ts";
import type { Periods } from "./periods.ts";
import { during, type Entity, type Values } from "./test-case.ts";

/** Answers that OpenFisca knows under the same name, with the same values. */
const SAME = [
  "annee_etude",
  "mention_baccalaureat",
  "stagiaire",
  "service_civique",
  "handicap",
  "taux_incapacite",
  "habite_chez_parents",
  "bourse_criteres_sociaux_base_ressources_parentale",
] as const satisfies readonly (keyof Person)[];

/** Words of ours that OpenFisca has no word for: the answer is left out, and counts as its default. */
const UNKNOWN_THERE: ReadonlySet<unknown> = new Set(["aucune", "autre"]);

/** Whether somebody counts as a child on the tax return that they are on. */
export function onTheReturn(isChild: boolean, { thisYear }: Periods): Entity {
  return { enfant_a_charge: { [thisYear]: isChild } };
}

/** The person as an individual of OpenFisca. */
export function individualOf({ demandeur = {}, ...situation }: Situation, periods: Periods): Entity {
  const { activite, scolarite, groupe_specialites_formation, _contratAlternance } = demandeur;
  const lasting: Record<string, Values> = {};
  const add = (name: string, value: number | boolean | string | undefined) => {
    if (value !== undefined && !UNKNOWN_THERE.has(value)) lasting[name] = during(periods.quarter, value);
  };
  for (const name of SAME) add(name, demandeur[name]);
  add("activite", activite === "salarie" || activite === "independant" ? "actif" : activite);
  add("scolarite", scolarite);
  add("groupe_specialites_formation", groupe_specialites_formation);
  if (_contratAlternance !== undefined) {
    add("apprenti", _contratAlternance === "apprenti");
    add("professionnalisation", _contratAlternance === "professionnalisation");
  }
  add("boursier", situation.boursier);
  add("regime_securite_sociale", situation.regime_securite_sociale);
  if (situation.regime_securite_sociale !== undefined) {
    const isAgricultural = situation.regime_securite_sociale === "regime_agricole";
    add("secteur_activite_employeur", isAgricultural ? "agricole" : "non_agricole");
  }
  return {
    ...(demandeur.date_naissance !== undefined && { date_naissance: { ETERNITY: demandeur.date_naissance } }),
    ...lasting,
    // Told of one, it is taken for false of everybody else: who declares their own children must not say it.
    ...(demandeur.enfant_a_charge === true && onTheReturn(true, periods)),
    ...earnedDuring(periods.known, demandeur),
  };
}
