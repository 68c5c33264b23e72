import type { Entry } from "../entry.ts";

export const criterionUnknown: Entry = {
  title: "Condition inconnue",
  why: "Le simulateur ne sait pas vérifier cette condition : il ne montrerait l’aide à personne.",
  wrong: "- type: exclude_epcis",
  right: "- type: excluded_epcis",
  remedy: "Choisissez une condition de la liste.",
  wordings: {
    default: {
      severity: "error",
      message: (v) =>
        `La condition « ${v.found} » n’existe pas. Choisissez une condition de la liste, ou retirez-la.`,
    },
    near: {
      severity: "error",
      message: (v) =>
        `La condition « ${v.found} » n’existe pas. Vouliez-vous dire « ${v.nearest} » (${v.nearestTitle}) ?`,
    },
    same: {
      severity: "error",
      message: (v) =>
        `La condition « ${v.found} » n’existe pas : il faut écrire exactement « ${v.nearest} » (${v.nearestTitle}), espaces, majuscules et accents compris.`,
      repair: (v) => `Écrire « ${v.nearest} »`,
    },
  },
};
