import type { Entry } from "../entry.ts";

export const amountRoundsToLoss: Entry = {
  title: "Montant tronqué",
  why: "La personne lirait un montant plus petit que celui auquel elle a droit.",
  wrong: "montant: 12.5",
  right: "montant: 12.5\nfloorAt: 0.01",
  remedy: "Choisissez un arrondi plus fin.",
  wordings: {
    default: {
      severity: "warning",
      message: (v) =>
        `Le montant ${v.amount} serait affiché ${v.shown}, parce qu’il est arrondi ${v.step}. Choisissez un arrondi plus fin, ou corrigez le montant.`,
    },
  },
};
