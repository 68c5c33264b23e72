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
        "L’aide est un montant, mais le champ « Montant » (montant) n’est pas rempli. Indiquez un nombre supérieur à zéro.",
    },
    default: {
      severity: "error",
      message: (v) =>
        `« Montant » vaut ${v.found} ; il faut un nombre supérieur à zéro. Corrigez le montant, ou choisissez « un droit, sans montant ».`,
    },
    unit: {
      severity: "error",
      message: () =>
        "L’aide est un montant, mais le champ « Unité » (unit) n’est pas rempli. Choisissez : €, % ou séances.",
    },
    periodicite: {
      severity: "error",
      message: () =>
        "L’aide est un montant, mais le champ « Périodicité » (periodicite) n’est pas rempli. Choisissez : ponctuelle, mensuelle, annuelle ou autre.",
    },
  },
};
