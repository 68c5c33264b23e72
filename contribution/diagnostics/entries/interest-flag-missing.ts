import type { Entry } from "../entry.ts";

export const interestFlagMissing: Entry = {
  title: "Centre d’intérêt non indiqué",
  why: "Sans centre d’intérêt, l’aide est montrée à des personnes que le sujet ne concerne pas, et allonge leurs résultats.",
  wrong: "label: aide au BAFA",
  right: "label: aide au BAFA\ninterestFlag: _interetBafa",
  remedy: "Choisissez le centre d’intérêt correspondant.",
  wordings: {
    default: {
      severity: "warning",
      message: (v) =>
        `Le nom contient « ${v.word} », mais le champ « Réservée aux personnes intéressées par » (interestFlag) n’est pas rempli. Choisissez sans doute « ${v.flag} ».`,
    },
  },
};
