import { isMapping } from "../../model/mapping.ts";
import { listPhrases } from "./condition-rows.ts";
import { UNREADABLE } from "./criterion-sentence.ts";
import { allOf, infinitive, type Phrase, thirdPerson } from "./phrase.ts";
import type { SentenceContext } from "./teller.ts";

/** What each profile is, after « être ». */
const PROFILES: Readonly<Record<string, string>> = {
  collegien: "au collège",
  lyceen: "au lycée",
  enseignement_superieur: "dans l’enseignement supérieur",
  etudiant: "en études (à tout niveau, alternance comprise)",
  stagiaire: "en stage",
  apprenti: "en apprentissage",
  professionnalisation: "en contrat de professionnalisation",
  chomeur: "en recherche d’emploi",
  salarie: "en emploi salarié",
  independant: "à son compte",
  inactif: "sans activité (ni études, ni emploi, ni recherche d’emploi)",
  service_civique: "en service civique",
  beneficiaire_rsa: "bénéficiaire du RSA",
  situation_handicap: "en situation de handicap",
  parent: "parent",
};

/** A profile ready to be said. */
export interface ProfilePhrases {
  /** After « être »: « au lycée, en terminale ». */
  readonly being: string;
  /** Its conditions that have another verb than « être ». */
  readonly others: readonly Phrase[];
  /** Whether it has no condition of its own. */
  readonly bare: boolean;
  /** How many of its conditions cannot be read. */
  readonly unreadable: number;
}

/** What a profile says; undefined for an unknown one. */
export function profilePhrases(profile: unknown, context: SentenceContext): ProfilePhrases | undefined {
  if (!isMapping(profile) || typeof profile.type !== "string" || !Object.hasOwn(PROFILES, profile.type))
    return undefined;
  const { phrases, unreadable } = listPhrases(profile.conditions, context);
  const isAlike = ({ verb, negated }: Phrase) => verb === "être" && !negated;
  return {
    being: [PROFILES[profile.type], ...phrases.filter(isAlike).map(({ rest }) => rest)].join(", "),
    others: phrases.filter((phrase) => !isAlike(phrase)),
    bare: phrases.length + unreadable === 0,
    unreadable,
  };
}

/** A profile as one reads it: « être au lycée, en terminale, et recevoir une bourse »; any value is accepted. */
export function profileSentence(profile: unknown, context: SentenceContext): string {
  const phrases = profilePhrases(profile, context);
  if (!phrases) return "profil à corriger";
  const others = [...phrases.others.map(infinitive), ...Array(phrases.unreadable).fill(UNREADABLE)];
  return saidTogether(`être ${phrases.being}`, others);
}

/** A profile after « toute personne qui »: « est au lycée, en terminale, et reçoit une bourse ». */
export function profileInSummary({ being, others }: ProfilePhrases): string {
  return saidTogether(`est ${being}`, others.map(thirdPerson));
}

function saidTogether(being: string, others: readonly string[]): string {
  if (others.length === 0) return being;
  const list = allOf(others);
  return others.length > 1 || /,/.test(being) ? `${being}, et ${list}` : `${being} et ${list}`;
}
