import type { Entry } from "../entry.ts";

export const sirenDuplicate: Entry = {
  title: "SIREN répété",
  why: "Deux fiches pour un même organisme : les aides se partagent entre les deux.",
  wrong: "le même code_siren dans deux fichiers",
  right: "un seul fichier par organisme",
  remedy: "Gardez une seule fiche, ou corrigez le numéro.",
  wordings: {
    default: {
      severity: "warning",
      message: (v) =>
        `Le numéro SIREN « ${v.found} » est déjà celui de « ${v.other} ». Gardez une seule fiche, ou corrigez le numéro.`,
    },
  },
};
