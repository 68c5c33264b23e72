import type { Entry } from "../entry.ts";

export const ageSameSide: Entry = {
  title: "Deux âges du même côté",
  why: "Une des deux limites ne sert à rien ; l’autre limite, elle, a peut-être été oubliée.",
  wrong: '- type: age\n  operator: ">="\n  value: 16\n- type: age\n  operator: ">="\n  value: 25',
  right: '- type: age\n  operator: ">="\n  value: 16\n- type: age\n  operator: "<="\n  value: 25',
  remedy: "Gardez une seule limite de chaque côté.",
  wordings: {
    default: {
      severity: "warning",
      message: (v) =>
        `Deux limites d’âge vont dans le même sens : ${v.bounds}. Une seule compte. Vouliez-vous un âge minimum et un âge maximum ?`,
    },
  },
};
