import type { Profile } from "../../model/generated/data.ts";
import { labelOf } from "../../model/schema.ts";
import { type Person, QUESTIONS, type QuestionKey } from "../../model/situation.ts";
import { type Facts, textOf } from "../person/facts.ts";
import { answeredYes } from "./answered.ts";
import type { Condition } from "./condition.ts";
import { receivesRsa } from "./receives-rsa.ts";
import { truthOf, UNKNOWN } from "./truth.ts";

/** What makes the person of each profile, its own conditions aside. */
export const PROFILE_CONDITIONS: Readonly<Record<Profile["type"], Condition>> = {
  collegien: schooling("college"),
  lyceen: schooling("lycee"),
  enseignement_superieur: schooling("enseignement_superieur"),
  etudiant: activity("etudiant"),
  stagiaire: saidYes("stagiaire", "en stage"),
  apprenti: contract("apprenti"),
  professionnalisation: contract("professionnalisation"),
  chomeur: activity("chomeur"),
  salarie: activity("salarie"),
  independant: activity("independant"),
  inactif: activity("inactif"),
  service_civique: saidYes("service_civique", "en service civique"),
  beneficiaire_rsa: receivesRsa,
  situation_handicap: saidYes("handicap", "en situation de handicap"),
  parent: {
    judge: ({ situation: { enfants } }) => (Array.isArray(enfants) ? truthOf(enfants.length > 0) : UNKNOWN),
    questions: ["enfants"],
    given: (_facts, holds) => (holds ? "vous avez au moins un enfant" : "vous n’avez pas d’enfant"),
  },
};

function activity(wanted: string): Condition {
  return chosen("demandeur.activite", ({ person }) => textOf(person.activite), wanted);
}

function schooling(wanted: string): Condition {
  return chosen("demandeur.scolarite", (facts) => facts.schooling, wanted);
}

function contract(wanted: string): Condition {
  return chosen("demandeur._contratAlternance", (facts) => facts.contract, wanted);
}

function chosen(
  question: QuestionKey,
  read: (facts: Facts) => string | undefined,
  wanted: string,
): Condition {
  return {
    judge(facts) {
      const answer = read(facts);
      return answer === undefined ? UNKNOWN : truthOf(answer === wanted);
    },
    questions: [question],
    given: (facts) =>
      youAre(question, read(facts)) ?? youAre("demandeur.activite", facts.person.activite) ?? "",
  };
}

/** « vous êtes au lycée »; undefined when the answer follows from another one. */
function youAre(question: QuestionKey, answer: string | undefined): string | undefined {
  if (!answer) return undefined;
  const label = labelOf(QUESTIONS.get(question)?.node, answer).replace("à son compte", "à votre compte");
  return `vous êtes ${label}`;
}

function saidYes(key: "stagiaire" | "service_civique" | "handicap", being: string): Condition {
  return answeredYes(`demandeur.${key}`, ({ person }: { person: Person }) => person[key], {
    yes: `vous êtes ${being}`,
    no: `vous n’êtes pas ${being}`,
  });
}
