import { oneOf } from "../../eligibility/sentences/phrase.ts";
import { birthdayAt } from "./age-axis.ts";
import type { Axis, SituationDraft } from "./axis.ts";

/** A person of a profile who is of as few others as can be, in words after « Les personnes ». */
interface Persona {
  readonly words: string;
  readonly answers: Readonly<Record<string, unknown>>;
  /** What is answered outside the person's own part. */
  readonly others?: Readonly<Record<string, unknown>>;
}

const studying = (scolarite: string) => ({ activite: "etudiant", scolarite });
const idle = { activite: "inactif", scolarite: "aucune" };

/** Who is tried, by type of profile; a test proves that each is of its own profile. */
export const PERSONAS: Readonly<Record<string, Persona>> = {
  collegien: { words: "au collège", answers: studying("college") },
  lyceen: { words: "au lycée", answers: studying("lycee") },
  enseignement_superieur: {
    words: "dans l’enseignement supérieur",
    answers: studying("enseignement_superieur"),
  },
  etudiant: { words: "en études ailleurs", answers: studying("aucune") },
  apprenti: { words: "en apprentissage", answers: { ...studying("aucune"), _contratAlternance: "apprenti" } },
  professionnalisation: {
    words: "en contrat de professionnalisation",
    answers: { ...studying("aucune"), _contratAlternance: "professionnalisation" },
  },
  stagiaire: { words: "en stage", answers: { ...idle, stagiaire: true } },
  chomeur: { words: "en recherche d’emploi", answers: { activite: "chomeur", scolarite: "aucune" } },
  salarie: { words: "en emploi salarié", answers: { activite: "salarie", scolarite: "aucune" } },
  independant: { words: "à leur compte", answers: { activite: "independant", scolarite: "aucune" } },
  inactif: { words: "sans activité", answers: idle },
  service_civique: { words: "en service civique", answers: { ...idle, service_civique: true } },
  beneficiaire_rsa: { words: "bénéficiaires du RSA", answers: idle, others: { rsa: 600 } },
  situation_handicap: { words: "en situation de handicap", answers: { ...idle, handicap: true } },
  parent: {
    words: "avec un enfant",
    answers: idle,
    others: { enfants: [{ date_naissance: birthdayAt(5) }] },
  },
};

const TYPES = Object.keys(PERSONAS);

/** Puts in a situation a person of a profile. */
export function putPersona(draft: SituationDraft, type: string): void {
  const persona = PERSONAS[type];
  draft.persona = type;
  Object.assign(draft.demandeur, persona?.answers);
  Object.assign(draft.situation, persona?.others);
}

/** Every kind of person. */
export const PERSONA_AXIS: Axis = {
  size: TYPES.length,
  put(draft, value) {
    putPersona(draft, TYPES[value] ?? "inactif");
    draft.isChosen = true;
    return true;
  },
  words(values) {
    const chosen = values.map((value) => PERSONAS[TYPES[value] ?? ""]?.words ?? "");
    const left = TYPES.filter((_, index) => !values.includes(index)).map(
      (type) => PERSONAS[type]?.words ?? "",
    );
    const isMost = left.length > 0 && left.length < chosen.length;
    return isMost
      ? { place: "after-who", text: `ne sont pas ${oneOf(left, true)}` }
      : { place: "after-persons", text: oneOf(chosen) };
  },
};
