import type { Entry } from "../entry.ts";

export const geographyContradiction: Entry = {
  title: "Lieux incompatibles",
  why: "Personne n’habite à la fois dans ces lieux : l’aide ne serait jamais montrée.",
  wrong: '- type: departements\n  values: ["30"]\n- type: communes\n  values: ["34172"]',
  right: '- type: communes\n  values: ["34172"]',
  remedy: "Gardez une seule condition de lieu, ou corrigez les lieux.",
  wordings: {
    default: {
      severity: "error",
      message: () =>
        "Aucune commune ne remplit toutes les conditions de lieu à la fois : personne n’aurait droit à l’aide. Gardez une seule condition de lieu, ou corrigez les lieux.",
    },
  },
};
