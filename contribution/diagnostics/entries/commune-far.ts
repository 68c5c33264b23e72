import type { Entry } from "../entry.ts";

export const communeFar: Entry = {
  title: "Commune loin de toutes les autres",
  why: "Un chiffre de travers donne l’aide aux jeunes d’une autre ville, et en prive ceux de la bonne.",
  wrong: 'values: ["30007", "30189", "30032", …, "80021"]',
  right: 'values: ["30007", "30189", "30032", …, "30021"]',
  remedy: "Vérifiez le code de cette commune, ou retirez-la.",
  wordings: {
    default: {
      severity: "warning",
      message: (v) =>
        `« ${v.name} » (${v.found}, ${v.department}) est seule dans son département, et les autres communes de la liste sont ailleurs (${v.others}). Est-ce bien elle ? Sinon, retirez-la et cherchez la bonne par son nom.`,
    },
  },
};
