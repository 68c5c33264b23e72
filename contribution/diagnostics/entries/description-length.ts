import type { Entry } from "../entry.ts";

export const descriptionLength: Entry = {
  title: "Longueur de la description",
  why: "Une description trop courte n’explique rien ; trop longue, elle n’est pas lue sur un téléphone.",
  wrong: "description: Aide.",
  right: "description: Le département rembourse une partie de votre première session de formation.",
  remedy: "Écrivez entre 10 et 420 caractères visibles.",
  wordings: {
    short: {
      severity: "error",
      message: (v) =>
        `La description compte ${v.count} caractères visibles ; il en faut au moins ${v.min}. Expliquez en une phrase à quoi sert l’aide.`,
    },
    long: {
      severity: "error",
      message: (v) =>
        `La description compte ${v.count} caractères visibles ; il en faut ${v.max} au plus. Raccourcissez-la de ${v.excess}, ou déplacez des détails dans les autres conditions.`,
    },
  },
};
