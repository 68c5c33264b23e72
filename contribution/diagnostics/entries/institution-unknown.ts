import type { Entry } from "../entry.ts";

export const institutionUnknown: Entry = {
  title: "Institution inconnue",
  why: "Sans institution connue, l’aide ne peut être rattachée ni à un organisme ni à un territoire.",
  wrong: "institution: departement_gars",
  right: "institution: departement_gard",
  remedy: "Choisissez une institution de la liste, ou créez-la.",
  wordings: {
    default: {
      severity: "error",
      message: (v) =>
        `L’institution « ${v.found} » n’existe pas. Choisissez-la dans la liste, ou créez-la d’abord.`,
    },
    same: {
      severity: "error",
      message: (v) =>
        `L’institution « ${v.found} » n’existe pas : il faut écrire exactement « ${v.nearest} » (${v.nearestName}).`,
      repair: (v) => `Écrire « ${v.nearest} »`,
    },
    near: {
      severity: "error",
      message: (v) =>
        `L’institution « ${v.found} » n’existe pas. Vouliez-vous dire « ${v.nearest} » (${v.nearestName}) ?`,
    },
  },
};
