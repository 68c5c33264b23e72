import type { Entry } from "../entry.ts";

export const exampleFails: Entry = {
  title: "Exemple contredit par les conditions",
  why: "L’exemple dit ce que vous vouliez, les conditions ce que le simulateur répondra : l’un des deux se trompe, et une personne recevrait la mauvaise réponse.",
  wrong:
    'conditions_generales:\n  - type: age\n    operator: ">="\n    value: 18\nexemples:\n  - nom: Jeune de 17 ans\n    situation:\n      dateDeValeur: "2026-09-01"\n      demandeur:\n        date_naissance: "2009-03-12"\n    resultat: eligible',
  right:
    'conditions_generales:\n  - type: age\n    operator: ">="\n    value: 16\nexemples:\n  - nom: Jeune de 17 ans\n    situation:\n      dateDeValeur: "2026-09-01"\n      demandeur:\n        date_naissance: "2009-03-12"\n    resultat: eligible',
  remedy: "Corrigez la condition qui contredit l’exemple, ou la réponse attendue de l’exemple.",
  wordings: {
    eligible: {
      severity: "error",
      message: (v) =>
        `L’exemple « ${v.name} » attend « ${v.expected} », mais cette personne remplit toutes les conditions. Ajoutez la condition qui manque, ou corrigez la réponse attendue.`,
    },
    "not-eligible": {
      severity: "error",
      message: (v) =>
        `L’exemple « ${v.name} » attend « ${v.expected} », mais cette personne n’y a pas droit : ${v.reasons} Corrigez cette condition, ou la réponse attendue.`,
    },
    computed: {
      severity: "error",
      message: (v) =>
        `L’exemple « ${v.name} » attend « ${v.expected} », mais OpenFisca ${v.answer}. Corrigez la personne ou la réponse attendue ; si le calcul se trompe, dites-le à l’équipe qui l’écrit.`,
    },
    unknown: {
      severity: "error",
      message: (v) =>
        `L’exemple « ${v.name} » attend « ${v.expected} », mais il manque une réponse pour conclure : ${v.reasons}. Complétez la personne, ou corrigez la réponse attendue.`,
    },
  },
};
