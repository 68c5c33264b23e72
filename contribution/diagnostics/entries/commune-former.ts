import type { Entry } from "../entry.ts";

export const communeFormer: Entry = {
  title: "Ancienne commune",
  why: "Le simulateur ne connaît que les communes actuelles : les habitants de cette ancienne commune n’auraient pas l’aide.",
  wrong: 'type: communes\nvalues:\n  - "69381"',
  right: 'type: communes\nvalues:\n  - "69123"',
  remedy: "Remplacez le code par celui de la commune actuelle.",
  wordings: {
    default: {
      severity: "error",
      message: (v) =>
        `« ${v.found} » désigne ${v.name}, qui n’est plus une commune à part entière : personne ne serait reconnu comme habitant. La commune actuelle est ${v.successor} (${v.successorCode}).`,
      repair: (v) => `Remplacer par ${v.successor} (${v.successorCode})`,
    },
    listed: {
      severity: "error",
      message: (v) =>
        `« ${v.found} » désigne ${v.name}, qui n’est plus une commune à part entière. La commune actuelle, ${v.successor} (${v.successorCode}), est déjà dans la liste : retirez ce code.`,
      repair: (v) => `Retirer « ${v.found} »`,
    },
  },
};
