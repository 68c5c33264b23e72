import type { Entry } from "../entry.ts";

export const amountMissing: Entry = {
  title: "Montant incomplet",
  why: "Le simulateur annonce un montant : sans valeur, unité ou périodicité, il ne peut rien afficher de juste.",
  wrong: "type: float\nunit: €",
  right: "type: float\nmontant: 150\nunit: €\nperiodicite: ponctuelle",
  remedy: "Indiquez le montant, son unité et sa périodicité.",
  wordings: {
    montant: {
      severity: "error",
      message: () =>
        "L’aide est un montant, mais « Montant » n’est pas indiqué. Indiquez un nombre supérieur à zéro.",
    },
    default: {
      severity: "error",
      message: (v) =>
        `« Montant » vaut ${v.found} ; il faut un nombre supérieur à zéro. Corrigez le montant, ou choisissez « un droit, sans montant ».`,
    },
    unit: {
      severity: "error",
      message: () =>
        "L’aide est un montant, mais « Unité » n’est pas indiquée. Choisissez : €, % ou séances.",
    },
    periodicite: {
      severity: "error",
      message: () =>
        "L’aide est un montant, mais « Périodicité » n’est pas indiquée. Choisissez : ponctuelle, mensuelle, annuelle ou autre.",
    },
  },
};
