import type { Entry } from "../entry.ts";

export const quotientCaf: Entry = {
  title: "Quotient de la CAF",
  why: "La CAF calcule son propre quotient familial ; le simulateur ne connaît que celui des impôts, et peut se tromper près de la limite.",
  wrong: "une condition de quotient familial pour l’aide d’une CAF",
  right:
    "la même condition, avec « Avoir un quotient familial CAF inférieur à 700 €. » parmi les autres conditions",
  remedy: "Précisez dans les autres conditions qu’il s’agit du quotient de la CAF.",
  wordings: {
    default: {
      severity: "info",
      message: () =>
        "Le simulateur vérifie le quotient familial des impôts, pas celui de la CAF : le résultat peut différer près de la limite. Précisez-le dans les autres conditions.",
    },
  },
};
