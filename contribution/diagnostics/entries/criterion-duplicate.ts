import type { Entry } from "../entry.ts";

export const criterionDuplicate: Entry = {
  title: "Condition répétée",
  why: "Une condition écrite deux fois cache souvent une faute de saisie.",
  wrong: "- type: boursier\n- type: boursier",
  right: "- type: boursier",
  remedy: "Retirez la répétition.",
  wordings: {
    default: {
      severity: "warning",
      message: (v) =>
        `La condition « ${v.criterion} » est écrite deux fois, à l’identique. Retirez la répétition.`,
      repair: () => "Retirer la répétition",
    },
  },
};
