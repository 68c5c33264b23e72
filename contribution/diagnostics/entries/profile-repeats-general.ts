import type { Entry } from "../entry.ts";

export const profileRepeatsGeneral: Entry = {
  title: "Condition déjà générale",
  why: "La condition est vérifiée deux fois ; si elle change un jour, l’une des deux risque d’être oubliée.",
  wrong: "la même condition d’âge parmi les conditions générales et dans un profil",
  right: "la condition d’âge parmi les conditions générales seulement",
  remedy: "Retirez-la du profil.",
  wordings: {
    default: {
      severity: "info",
      message: (v) =>
        `La condition « ${v.criterion} » est déjà parmi les conditions générales, qui valent pour tous les profils. Vous pouvez la retirer du profil « ${v.profile} ».`,
      repair: () => "Retirer la condition du profil",
    },
  },
};
