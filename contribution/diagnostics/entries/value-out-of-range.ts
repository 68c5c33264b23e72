import type { Entry } from "../entry.ts";

export const valueOutOfRange: Entry = {
  title: "Nombre hors limites",
  why: "Avec une valeur impossible, personne n’aurait droit à l’aide, ou tout le monde.",
  wrong: "value: 180",
  right: "value: 18",
  remedy: "Corrigez le nombre.",
  wordings: {
    default: {
      severity: "error",
      message: (v) => `« ${v.title} » vaut ${v.found} ; il faut ${v.expected}. Corrigez le nombre.`,
    },
    fraction: {
      severity: "warning",
      message: (v) =>
        `« ${v.title} » vaut ${v.found} ; les âges se comptent en années entières. Écrivez un nombre entier.`,
    },
    percent: {
      severity: "warning",
      message: (v) =>
        `« Montant » vaut ${v.found} % ; une aide paie rarement plus que le prix entier. Vérifiez le nombre, et l’unité choisie.`,
    },
  },
};
