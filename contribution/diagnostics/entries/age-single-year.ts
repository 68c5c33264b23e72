import type { Entry } from "../entry.ts";

export const ageSingleYear: Entry = {
  title: "Un seul âge",
  why: "L’aide ne serait montrée que pendant une année de vie.",
  wrong: '- type: age\n  operator: "="\n  value: 18',
  right: '- type: age\n  operator: ">="\n  value: 18',
  remedy: "Vérifiez que l’aide est bien réservée à cet âge.",
  wordings: {
    default: {
      severity: "warning",
      message: (v) =>
        `L’aide serait réservée aux personnes de ${v.age} ans exactement. Si c’est bien le cas, ne changez rien ; sinon, choisissez « au moins » ou « au plus ».`,
    },
  },
};
