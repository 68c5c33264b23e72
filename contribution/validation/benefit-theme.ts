import { folded } from "./folded.ts";
import { remembered } from "./remembered.ts";

/** A theme under which people look for a benefit, in French; the last one holds what the others do not. */
export const BENEFIT_THEMES = {
  bafa: "BAFA, BAFD et animation",
  permis: "Permis de conduire",
  etranger: "Partir à l’étranger",
  sanitaire_social: "Formations sanitaires et sociales",
  transport: "Transports",
  logement: "Logement",
  sante: "Santé et handicap",
  culture: "Culture, sport et vacances",
  numerique: "Ordinateur et numérique",
  etudes: "Études et formation",
  emploi: "Emploi et insertion",
  autre: "Autres aides",
} as const;

/** One of {@link BENEFIT_THEMES}. */
export type BenefitTheme = keyof typeof BENEFIT_THEMES;

// The first that a label speaks of: a narrow theme stands before the wider one that it belongs to.
const WORDS: readonly (readonly [BenefitTheme, RegExp])[] = [
  ["bafa", /\b(baf[ad]|bnssa|animat(ion|eurs?|rices?)|centres? de vacances)\b/],
  ["permis", /\b(permis|auto-?ecole|conduite)\b/],
  ["etranger", /\b(etranger|internationa(l|le|ux)|erasmus|europe)\b/],
  ["sanitaire_social", /\b(sanitaires?|paramedica(l|le|ux|les)|infirmi(er|ere)s?|travail social)\b/],
  [
    "transport",
    /\b(transports?|mobilites?|covoiturages?|trains?|ter|bus|velos?|voitures?|vehicules?|trajets?|deplacements?|tarification|abonnements?|illico|navigo)\b/,
  ],
  [
    "logement",
    /\b(logements?|loyers?|loca(tion|taires?)|habitat|energie|installation|caution|demenage\w*)\b/,
  ],
  ["sante", /\b(sante|soins?|mutuelles?|handicap\w*|contracepti\w*|psycholog\w*)\b/],
  ["culture", /\b(cultur\w*|sports?|sporti\w*|vacances|loisirs?|livres?|musees?|cinemas?)\b/],
  ["numerique", /\b(ordinateurs?|numeriques?|informatiques?|internet|tablettes?)\b/],
  [
    "etudes",
    /\b(bourses?|etud\w*|scol\w*|lyce\w*|colleg\w*|universit\w*|formations?|diplom\w*|concours|apprent\w*|equipements?|restauration|cantine|internat)\b/,
  ],
  ["emploi", /\b(emplois?|insertion|stages?|stagiaires?|travail\w*|profession\w*|entreprises?|revenus?)\b/],
];

/** The theme of a benefit, from what its label says. */
export const themeOfLabel: (label: string) => BenefitTheme = remembered((label) => {
  const text = folded(label);
  return WORDS.find(([, words]) => words.test(text))?.[0] ?? "autre";
});
