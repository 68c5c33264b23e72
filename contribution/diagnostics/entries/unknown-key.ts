import type { Entry } from "../entry.ts";

export const unknownKey: Entry = {
  title: "Champ inconnu",
  why: "Le simulateur ignore un champ qu’il ne connaît pas : ce que vous y avez écrit ne serait pas montré.",
  wrong: "libelle: aide au permis",
  right: "label: aide au permis",
  remedy: "Corrigez le nom du champ, ou retirez-le.",
  wordings: {
    default: {
      severity: "error",
      message: (v) => `Le champ « ${v.key} » n’existe pas ici. Retirez-le.`,
      repair: (v) => `Retirer « ${v.key} »`,
    },
    near: {
      severity: "error",
      message: (v) =>
        `Le champ « ${v.key} » n’existe pas ici. Vouliez-vous écrire « ${v.nearest} » (${v.nearestTitle}) ?`,
    },
    same: {
      severity: "error",
      message: (v) =>
        `Le champ « ${v.key} » n’existe pas ici : il faut écrire exactement « ${v.nearest} » (${v.nearestTitle}), espaces, majuscules et accents compris.`,
      repair: (v) => `Renommer en « ${v.nearest} »`,
    },
    elsewhere: {
      severity: "error",
      message: (v) => `Le champ « ${v.title} » (${v.key}) n’a pas sa place ici : ${v.where}. Retirez-le.`,
    },
  },
};
