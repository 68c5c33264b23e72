import type { Entry } from "../entry.ts";

export const institutionCodeMissing: Entry = {
  title: "Code de l’institution absent",
  why: "Sans son code, le simulateur ne sait pas quel territoire couvre l’institution.",
  wrong: "name: Département du Gard\ntype: departement",
  right: 'name: Département du Gard\ntype: departement\ncode_insee: "30"',
  remedy: "Ajoutez le code demandé.",
  wordings: {
    default: {
      severity: "error",
      message: (v) =>
        `Il manque le champ « ${v.title} » (${v.key}), obligatoire pour ce type d’institution (${v.type}). Ajoutez-le.`,
    },
  },
};
