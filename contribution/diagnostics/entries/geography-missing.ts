import type { Entry } from "../entry.ts";

export const geographyMissing: Entry = {
  title: "Aucune condition de lieu",
  why: "Sans condition de lieu, une aide locale est montrée à toute la France.",
  wrong: "institution: departement_gard\nconditions_generales:\n  - type: age …",
  right: 'conditions_generales:\n  - type: departements\n    values:\n      - "30"',
  remedy: "Ajoutez une condition de lieu, par exemple « Territoire de l’institution ».",
  wordings: {
    default: {
      severity: "warning",
      message: (v) =>
        `Cette aide est proposée par « ${v.institution} » (${v.type}), mais aucune condition de lieu n’est posée : elle serait montrée à toute la France. Ajoutez par exemple la condition « Territoire de l’institution ».`,
    },
  },
};
