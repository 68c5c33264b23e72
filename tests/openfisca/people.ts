import type { SchemaNode } from "../../contribution/model/schema.ts";
import {
  COMPUTATION_QUESTIONS,
  QUESTIONS,
  type QuestionKey,
  type Situation,
} from "../../contribution/model/situation.ts";
import { knownPerson } from "../../contribution/openfisca/known-person.ts";
import { getIn, setIn } from "../../contribution/source/values/set-in.ts";
import { surroundings } from "../support/surroundings.ts";

/** Every question, in the order of the form. */
export const ALL_QUESTIONS = [...QUESTIONS.values(), ...COMPUTATION_QUESTIONS.values()];

const RICH = "20000";

/** Answers that say no, or zero; what they leave aside is what OpenFisca computes. */
const NO: readonly (readonly [QuestionKey, unknown])[] = [
  ["demandeur.activite", "inactif"],
  ["demandeur.scolarite", "aucune"],
  ["demandeur.annee_etude", "autre"],
  ["demandeur.mention_baccalaureat", "non_renseignee"],
  ["demandeur.groupe_specialites_formation", "autre"],
  ["demandeur._contratAlternance", "aucun"],
  ["enfants", []],
  ["menage.depcom", "28085"],
  ["menage.statut_occupation_logement", "loge_gratuitement"],
  ["regime_securite_sociale", "regime_general"],
];

/** Questions that OpenFisca answers, from incomes and households, where nobody did. */
export const COMPUTED: ReadonlySet<QuestionKey> = new Set(["rfr", "nbptr", "rsa", "boursier"]);

/** The same person, who answers no, or zero, to every other question; what OpenFisca computes stays to be computed. */
export function sayingNo(situation: Situation): Situation {
  const no = new Map<QuestionKey, unknown>(NO);
  let answered: unknown = situation;
  for (const { key, node } of ALL_QUESTIONS) {
    // A place that follows from the commune, or what is computed.
    if (COMPUTED.has(key) || key.startsWith("menage._") || node["x-widget"] === "date") continue;
    const steps = key.split(".");
    if (getIn(answered, steps) !== undefined || !knownPerson(answered, surroundings.relations).open.has(key))
      continue;
    answered = setIn(answered, steps, no.get(key) ?? (node.type === "boolean" ? false : 0));
  }
  return answered as Situation;
}

/** Some answers to a question, as its schema wants them. */
export function answersTo(key: QuestionKey, node: SchemaNode): readonly unknown[] {
  if (key === "menage.depcom") return ["28085", "75056", "97411"];
  if (key === "enfants") return [[], [{ date_naissance: "2020-05-05" }, { date_naissance: "2012-12-31" }]];
  if (node["x-widget"] === "date") return ["2004-03-12", "1999-12-31", "1950-01-01"];
  if (node.type === "boolean") return [true, false];
  return node.enum ?? [0, 0.5, 1, 600, 8_400, Number(RICH)].filter((value) => value <= (node.maximum ?? 0));
}
