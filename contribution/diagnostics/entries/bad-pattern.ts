import type { Entry } from "../entry.ts";

export const badPattern: Entry = {
  title: "Forme inattendue",
  why: "Une valeur mal écrite ne sera pas reconnue par le simulateur.",
  wrong: 'code_insee: "3o"',
  right: 'code_insee: "30"',
  remedy: "Suivez la forme de l’exemple.",
  wordings: {
    default: {
      severity: "error",
      message: (v) =>
        `« ${v.title} » vaut « ${v.found} », qui n’a pas la forme attendue. Exemple : « ${v.example} ».`,
    },
    same: {
      severity: "error",
      message: (v) =>
        `« ${v.title} » vaut « ${v.found} » ; il faut écrire exactement « ${v.nearest} », espaces et majuscules compris.`,
      repair: (v) => `Écrire « ${v.nearest} »`,
    },
    long: {
      severity: "error",
      message: (v) =>
        `« ${v.title} » compte ${v.count} caractères ; il en faut ${v.max} au plus. Raccourcissez.`,
    },
  },
};
