import type { Entry } from "../entry.ts";

export const variableUnchecked: Entry = {
  title: "Variable locale non vérifiée",
  why: "La liste des variables locales n’est pas publiée : une faute de frappe passerait inaperçue ici.",
  wrong: "une variable d’OpenFisca-France-Local",
  right: "(rien à corriger)",
  remedy: "Vérifiez le nom auprès de l’équipe qui écrit ces calculs.",
  wordings: {
    default: {
      severity: "info",
      message: (v) =>
        `La variable « ${v.found} » est calculée par ${v.repository}, dont la liste n’est pas publiée : son nom n’a pas pu être vérifié.`,
    },
  },
};
