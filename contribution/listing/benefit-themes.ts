import { folded } from "../validation/folded.ts";

/** What a benefit is about, as lists group them: the interests that files declare, and others told by the label. */
export interface BenefitTheme {
  readonly id: string;
  readonly label: string;
  /** The `interestFlag` that declares it. */
  readonly flag?: string;
  /** Beginnings of words of a folded label. */
  readonly words: RegExp;
}

/** In the order in which they are offered; the last one is for what no other theme takes. */
export const BENEFIT_THEMES: readonly BenefitTheme[] = [
  { id: "bafa", label: "BAFA et BAFD", flag: "_interetBafa", words: /\b(bafa|bafd|bnssa|animat)/ },
  { id: "permis", label: "Permis de conduire", flag: "_interetPermisDeConduire", words: /\bpermis\b/ },
  {
    id: "etranger",
    label: "Séjours à l’étranger",
    flag: "_interetEtudesEtranger",
    words: /\b(etranger|international|erasmus|europ)/,
  },
  {
    id: "sanitaire-social",
    label: "Études sanitaires et sociales",
    flag: "_interetAidesSanitaireSocial",
    words: /\b(sanitaires?|paramedica|aides?-soignant|infirmi)/,
  },
  {
    id: "deplacements",
    label: "Déplacements",
    words:
      /\b(transport|covoitur|velo|trains?\b|bus\b|abonnement|voiture|vehicule|mobilit|deplacement|tarif)/,
  },
  {
    id: "logement",
    label: "Logement et énergie",
    words: /\b(logement|loyer|locati|loca-pass|garantie|demenag|energie|habitat|menage)/,
  },
  {
    id: "numerique",
    label: "Ordinateur et téléphone",
    words: /\b(ordinateur|informatique|numerique|internet|telephon|portable)/,
  },
  {
    id: "sante",
    label: "Santé et handicap",
    words: /\b(sante|mutuelle|handicap|soins?\b|psycholog|lunettes)/,
  },
  {
    id: "loisirs",
    label: "Culture, sport et vacances",
    words: /\b(cultur|sport|vacances|cinema|musee|loisir|departs?\b|sejour|livres?\b)/,
  },
  {
    id: "etudes",
    label: "Études et formation",
    words: /\b(etud|bours|scolai|lycee|colleg|apprenti|master|diplome|universit|bacheli|formations? pro)/,
  },
  {
    id: "emploi",
    label: "Emploi et revenus",
    words: /\b(emploi|revenu|rsa\b|chomage|allocation|activite|insertion|salair|stag|remuneration|interim)/,
  },
  { id: "autre", label: "Autres", words: /$^/ },
];

/** The themes of a benefit, by id; never empty. */
export function themesOf({ label, interestFlag }: { label?: unknown; interestFlag?: unknown }): string[] {
  const text = typeof label === "string" ? folded(label) : "";
  const themes = BENEFIT_THEMES.filter(
    ({ flag, words }) => (flag !== undefined && flag === interestFlag) || words.test(text),
  );
  return themes.length > 0 ? themes.map(({ id }) => id) : ["autre"];
}
