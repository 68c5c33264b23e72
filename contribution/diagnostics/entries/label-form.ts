import type { Entry } from "../entry.ts";

export const labelForm: Entry = {
  title: "Forme du nom",
  why: "Le nom est placé au milieu d’une phrase et dans des listes étroites.",
  wrong: "label: Aide au permis.",
  right: "label: aide au permis",
  remedy: "Retirez le point final et raccourcissez à 100 caractères.",
  wordings: {
    dot: {
      severity: "error",
      message: () => "Le nom de l’aide finit par un point. Retirez-le.",
      repair: () => "Retirer le point final",
    },
    long: {
      severity: "warning",
      message: (v) =>
        `Le nom de l’aide compte ${v.count} caractères ; au-delà de ${v.max}, il est coupé dans les listes. Raccourcissez-le.`,
    },
  },
};
