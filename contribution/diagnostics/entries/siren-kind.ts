import type { Entry } from "../entry.ts";

export const sirenKind: Entry = {
  title: "SIREN d’un autre organisme",
  why: "Le simulateur prendrait l’institution pour une autre.",
  wrong: 'name: Département du Gard\ntype: departement\ncode_siren: "213001894"',
  right: 'name: Département du Gard\ntype: departement\ncode_siren: "223000019"',
  remedy: "Cherchez le numéro SIREN de l’institution elle-même.",
  wordings: {
    default: {
      severity: "error",
      message: (v) =>
        `« ${v.found} » est le numéro SIREN de « ${v.owner} » (${v.kind}), pas celui de cette institution (${v.type}). Corrigez le numéro ou le type.`,
    },
  },
};
