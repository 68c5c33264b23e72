import type { Entry } from "../entry.ts";

export const benefitDuplicate: Entry = {
  title: "Aide en double",
  why: "La même aide apparaîtrait deux fois, avec le risque que l’une des deux ne soit plus à jour.",
  wrong: "deux fichiers avec la même institution et le même nom",
  right: "un seul fichier",
  remedy: "Modifiez l’aide existante au lieu d’en créer une autre, ou donnez-lui un nom qui la distingue.",
  wordings: {
    default: {
      severity: "error",
      message: (v) =>
        `Cette institution propose déjà une aide du même nom (${v.other}). Modifiez l’aide existante, ou donnez à celle-ci un nom qui la distingue.`,
    },
  },
};
