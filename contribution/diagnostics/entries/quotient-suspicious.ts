import type { Entry } from "../entry.ts";

export const quotientSuspicious: Entry = {
  title: "Quotient familial surprenant",
  why: "Avec un quotient par mois pris pour un quotient par an, presque personne n’aurait droit à l’aide, ou presque tout le monde.",
  wrong: '- type: quotient_familial\n  operator: "<="\n  value: 700\n  period: year',
  right: '- type: quotient_familial\n  operator: "<="\n  value: 700\n  period: month',
  remedy: "Vérifiez la période, et que le montant est bien un quotient et non le revenu d’un foyer.",
  wordings: {
    low: {
      severity: "warning",
      message: (v) =>
        `Un quotient familial de ${v.value} € par an semble très bas : c’est sans doute un montant par mois. Vérifiez la période.`,
    },
    high: {
      severity: "warning",
      message: (v) =>
        `Un quotient familial de ${v.value} € ${v.period} semble très élevé : c’est sans doute ${v.guess}. Vérifiez le montant et la période.`,
    },
  },
};
