import type { Entry } from "../entry.ts";

export const valuesDuplicate: Entry = {
  title: "Choix répété",
  why: "Un choix écrit deux fois cache souvent une faute de saisie : un autre lieu a pu être oublié.",
  wrong: 'values:\n  - "30"\n  - "30"',
  right: 'values:\n  - "30"',
  remedy: "Retirez la répétition, et vérifiez qu’il ne manque rien.",
  wordings: {
    default: {
      severity: "warning",
      message: (v) =>
        `« ${v.value} » est écrit plusieurs fois dans « ${v.title} ». Retirez la répétition, et vérifiez qu’aucun autre choix ne manque.`,
      repair: () => "Retirer la répétition",
    },
  },
};
