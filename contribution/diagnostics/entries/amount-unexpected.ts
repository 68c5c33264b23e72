import type { Entry } from "../entry.ts";

export const amountUnexpected: Entry = {
  title: "Montant en trop",
  why: "Pour un droit sans montant, ces informations ne sont pas affichées, ou le sont de travers.",
  wrong: "type: bool\nmontant: 150",
  right: "type: float\nmontant: 150",
  remedy: "Retirez le champ en trop, ou choisissez « un montant » comme forme de l’aide.",
  wordings: {
    default: {
      severity: "error",
      message: (v) =>
        `La forme de l’aide est « ${v.type} », mais le champ « ${v.title} » est rempli. Retirez-le, ou choisissez « un montant ».`,
    },
    harmless: {
      severity: "warning",
      message: (v) =>
        `La forme de l’aide est « ${v.type} » : le champ « ${v.title} » ne sert à rien. Retirez-le.`,
      repair: (v) => `Retirer « ${v.title} »`,
    },
  },
};
