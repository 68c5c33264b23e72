import type { Entry } from "../entry.ts";

export const ageInTextDiffers: Entry = {
  title: "Âge différent dans le texte",
  why: "La personne lit un âge et le simulateur en vérifie un autre : elle croit à tort avoir droit à l’aide, ou pas.",
  wrong: 'description: Pour les 16-25 ans.\n…\n- type: age\n  operator: ">="\n  value: 18',
  right: 'description: Pour les 18-25 ans.\n…\n- type: age\n  operator: ">="\n  value: 18',
  remedy: "Comparez avec la page de référence, et corrigez le texte ou la condition.",
  wordings: {
    default: {
      severity: "warning",
      message: (v) =>
        `Le texte semble parler de « ${v.said} », mais les conditions d’âge disent : ${v.bounds}. Comparez avec la page de référence.`,
    },
    none: {
      severity: "warning",
      message: (v) =>
        `Le texte semble parler de « ${v.said} », mais aucune condition d’âge n’est posée. Ajoutez-la si le simulateur doit la vérifier.`,
    },
  },
};
