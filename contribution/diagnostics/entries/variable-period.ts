import type { Entry } from "../entry.ts";

export const variablePeriod: Entry = {
  title: "Période de calcul différente",
  why: "OpenFisca refuserait le calcul, et l’aide ne serait montrée à personne.",
  wrong: "openfiscaPeriod: thisYear",
  right: "openfiscaPeriod: thisMonth",
  remedy: "Choisissez la période de la variable.",
  wordings: {
    default: {
      severity: "error",
      message: (v) =>
        `OpenFisca calcule « ${v.variable} » pour « ${v.expected} », alors que « Période du calcul » vaut « ${v.found} ».`,
      repair: (v) => `Écrire « ${v.expected} »`,
    },
  },
};
