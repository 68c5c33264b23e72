import type { Entry } from "../entry.ts";

export const criterionNotAllowedHere: Entry = {
  title: "Condition hors de sa place",
  why: "Le simulateur ne vérifie cette condition que pour certains profils ; ailleurs, il l’ignore ou ne montre pas l’aide.",
  wrong: "conditions_generales:\n  - type: boursier",
  right: "profils:\n  - type: lyceen\n    conditions:\n      - type: boursier",
  remedy: "Déplacez la condition là où elle est admise.",
  wordings: {
    default: {
      severity: "error",
      message: (v) =>
        `La condition « ${v.criterion} » n’est pas admise ${v.here}. Elle l’est seulement ${v.allowed}. Déplacez-la, ou retirez-la.`,
    },
  },
};
