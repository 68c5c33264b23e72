import type { Profile } from "../../model/generated/data.ts";
import { birthsOf } from "../person/facts.ts";
import { answeredYes, being } from "./answered.ts";
import type { Condition } from "./condition.ts";
import { receivesRsa } from "./receives-rsa.ts";
import { truthOf, UNKNOWN } from "./truth.ts";

/** What makes the person of each profile, its own conditions aside. */
export const PROFILE_CONDITIONS: Readonly<Record<Profile["type"], Condition>> = {
  collegien: being("demandeur.scolarite", "college"),
  lyceen: being("demandeur.scolarite", "lycee"),
  enseignement_superieur: being("demandeur.scolarite", "enseignement_superieur"),
  etudiant: being("demandeur.activite", "etudiant"),
  stagiaire: saidYes("stagiaire", "en stage"),
  apprenti: being("demandeur._contratAlternance", "apprenti"),
  professionnalisation: being("demandeur._contratAlternance", "professionnalisation"),
  chomeur: being("demandeur.activite", "chomeur"),
  salarie: being("demandeur.activite", "salarie"),
  independant: being("demandeur.activite", "independant"),
  inactif: being("demandeur.activite", "inactif"),
  service_civique: saidYes("service_civique", "en service civique"),
  beneficiaire_rsa: receivesRsa,
  situation_handicap: saidYes("handicap", "en situation de handicap"),
  parent: {
    judge({ answers }) {
      const children = birthsOf(answers.get("enfants"));
      return children ? truthOf(children.length > 0) : UNKNOWN;
    },
    questions: ["enfants"],
    given: (_facts, holds) => (holds ? "vous avez au moins un enfant" : "vous n’avez pas d’enfant"),
  },
};

function saidYes(key: "stagiaire" | "service_civique" | "handicap", being: string): Condition {
  return answeredYes(`demandeur.${key}`, { yes: `vous êtes ${being}`, no: `vous n’êtes pas ${being}` });
}
