import type { Entry } from "../entry.ts";

export const ageContradiction: Entry = {
  title: "Âges impossibles",
  why: "Personne n’a cet âge : l’aide ne serait jamais montrée.",
  wrong: '- type: age\n  operator: ">="\n  value: 25\n- type: age\n  operator: "<="\n  value: 16',
  right: '- type: age\n  operator: ">="\n  value: 16\n- type: age\n  operator: "<="\n  value: 25',
  remedy: "Vérifiez l’âge minimum et l’âge maximum : ils sont peut-être inversés.",
  wordings: {
    default: {
      severity: "error",
      message: (v) =>
        `Ces conditions d’âge ne peuvent pas être remplies ensemble : ${v.bounds}. Personne n’aurait droit à l’aide. Vérifiez l’âge minimum et l’âge maximum.`,
    },
    children: {
      severity: "error",
      message: (v) =>
        `Aucun enfant ne peut avoir à la fois au moins ${v.min} ans et au plus ${v.max} ans. Vérifiez l’âge minimum et l’âge maximum des enfants : ils sont peut-être inversés.`,
    },
  },
};
