import type { Entry } from "../entry.ts";

export const wrongType: Entry = {
  title: "Valeur d’une autre nature",
  why: "Le simulateur ne saurait pas lire cette valeur, ou la lirait de travers.",
  wrong: "code_insee: 01001",
  right: 'code_insee: "01001"',
  remedy: "Écrivez la valeur sous la forme attendue ; un code se met entre guillemets.",
  wordings: {
    default: {
      severity: "error",
      message: (v) =>
        `« ${v.title} » contient ${v.found}, alors qu’il faut ${v.expected}. Corrigez la valeur.`,
    },
    choice: {
      severity: "error",
      message: (v) =>
        `« ${v.title} » contient ${v.found}, alors qu’il faut un choix de la liste : ${v.expected}. Choisissez une de ces valeurs.`,
    },
    quotes: {
      severity: "error",
      message: (v) =>
        `« ${v.title} » contient ${v.raw} sans guillemets, qui est lu comme un nombre : les zéros du début se perdent. Mettez le code entre guillemets.`,
      repair: (v) => `Écrire "${v.raw}" entre guillemets`,
    },
    text: {
      severity: "error",
      message: (v) =>
        `« ${v.title} » contient le nombre ${v.raw}, alors qu’il faut un texte. Mettez-le entre guillemets.`,
      repair: (v) => `Écrire "${v.raw}" entre guillemets`,
    },
    yes: {
      severity: "error",
      message: (v) =>
        `« ${v.title} » contient le texte « ${v.raw} », alors qu’il faut oui (true) ou non (false), sans guillemets. Écrivez true.`,
      repair: () => "Écrire true (oui)",
    },
    no: {
      severity: "error",
      message: (v) =>
        `« ${v.title} » contient le texte « ${v.raw} », alors qu’il faut oui (true) ou non (false), sans guillemets : ce texte serait pris pour un oui. Écrivez false.`,
      repair: () => "Écrire false (non)",
    },
    number: {
      severity: "error",
      message: (v) =>
        `« ${v.title} » contient le texte « ${v.raw} », alors qu’il faut un nombre. Retirez les guillemets.`,
      repair: (v) => `Écrire le nombre ${v.raw}`,
    },
    list: {
      severity: "error",
      message: (v) =>
        `« ${v.title} » contient une seule valeur, alors qu’il faut une liste. Mettez-la dans une liste.`,
      repair: () => "En faire une liste",
    },
  },
};
