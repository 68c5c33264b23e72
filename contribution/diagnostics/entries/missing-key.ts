import type { Entry } from "../entry.ts";

export const missingKey: Entry = {
  title: "Champ obligatoire absent",
  why: "Sans cette information, l’aide ne peut pas être montrée.",
  wrong: "label: aide au permis",
  right: "label: aide au permis\ninstitution: departement_gard",
  remedy: "Remplissez le champ.",
  wordings: {
    default: {
      severity: "error",
      message: (v) => `Le champ « ${v.title} » (${v.key}) est obligatoire et n’est pas rempli. ${v.hint}`,
    },
  },
};
