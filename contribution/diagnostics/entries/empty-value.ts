import type { Entry } from "../entry.ts";

export const emptyValue: Entry = {
  title: "Valeur vide",
  why: "Une valeur vide ne dit rien ; selon le programme qui la lit, elle peut être prise pour autre chose qu’une absence.",
  wrong: 'legend: ""',
  right: "(la ligne est retirée)",
  remedy: "Retirez le champ vide.",
  wordings: {
    default: {
      severity: "info",
      message: (v) => `Le champ « ${v.title} » est présent mais vide. Un champ sans valeur se retire.`,
      repair: () => "Retirer le champ vide",
    },
    item: {
      severity: "error",
      message: (v) => `Une ligne de « ${v.title} » est vide. Complétez-la, ou retirez-la.`,
      repair: () => "Retirer la ligne vide",
    },
    last: {
      severity: "error",
      message: (v) =>
        `La seule ligne de « ${v.title} » est vide : personne ne remplirait cette condition. Complétez la ligne, ou retirez la condition.`,
    },
  },
};
