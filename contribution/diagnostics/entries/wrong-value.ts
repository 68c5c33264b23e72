import type { Entry } from "../entry.ts";

export const wrongValue: Entry = {
  title: "Valeur hors de la liste",
  why: "Le simulateur ne reconnaît que les valeurs prévues.",
  wrong: "periodicite: mensuel",
  right: "periodicite: mensuelle",
  remedy: "Choisissez l’une des valeurs proposées.",
  wordings: {
    default: {
      severity: "error",
      message: (v) =>
        `« ${v.title} » vaut « ${v.found} », qui n’est pas prévu. Choisissez parmi : ${v.expected}.`,
    },
    near: {
      severity: "error",
      message: (v) =>
        `« ${v.title} » vaut « ${v.found} », qui n’est pas prévu. Vouliez-vous dire « ${v.nearest} »${v.nearestTitle} ? Sinon, choisissez une autre valeur de la liste.`,
    },
    same: {
      severity: "error",
      message: (v) =>
        `« ${v.title} » vaut « ${v.found} » ; il faut écrire exactement « ${v.nearest} », espaces, majuscules, accents et apostrophes compris.`,
      repair: (v) => `Écrire « ${v.nearest} »`,
    },
  },
};
