import type { Entry } from "../entry.ts";

export const inseeDuplicate: Entry = {
  title: "Code INSEE répété",
  why: "Deux fiches pour un même territoire : les aides se partagent entre les deux.",
  wrong: "le même code_insee dans deux fichiers du même type",
  right: "un seul fichier par territoire",
  remedy: "Gardez une seule fiche, ou corrigez le code.",
  wordings: {
    default: {
      severity: "warning",
      message: (v) =>
        `Le code INSEE « ${v.found} » est déjà celui de « ${v.other} ». Gardez une seule fiche, ou corrigez le code.`,
    },
  },
};
