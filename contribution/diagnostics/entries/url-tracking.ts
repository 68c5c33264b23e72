import type { Entry } from "../entry.ts";

export const urlTracking: Entry = {
  title: "Adresse avec suivi publicitaire",
  why: "Ces ajouts servent à suivre les personnes ; le lien marche sans eux.",
  wrong: "link: https://exemple.fr/aide?utm_source=lettre",
  right: "link: https://exemple.fr/aide",
  remedy: "Retirez la fin de l’adresse qui sert au suivi.",
  wordings: {
    default: {
      severity: "warning",
      message: (v) =>
        `« ${v.title} » contient de quoi suivre les personnes d’un site à l’autre (${v.found}). Le lien marche sans : retirez cet ajout.`,
      repair: () => "Retirer le suivi de l’adresse",
    },
  },
};
