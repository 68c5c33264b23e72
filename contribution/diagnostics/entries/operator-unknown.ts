import type { Entry } from "../entry.ts";

export const operatorUnknown: Entry = {
  title: "Comparaison inconnue",
  why: "Le simulateur ne sait pas faire cette comparaison.",
  wrong: 'operator: "=>"',
  right: 'operator: ">="',
  remedy: "Choisissez : plus de, au moins, exactement, moins de, au plus.",
  wordings: {
    default: {
      severity: "error",
      message: (v) => `La comparaison « ${v.found} » n’existe pas. Choisissez parmi : ${v.expected}.`,
    },
    near: {
      severity: "error",
      message: (v) =>
        `La comparaison « ${v.found} » n’existe pas : il faut « ${v.nearest} » (${v.nearestTitle}).`,
      repair: (v) => `Écrire « ${v.nearest} »`,
    },
  },
};
