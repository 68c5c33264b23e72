import type { Entry } from "../entry.ts";

export const benefitSimilar: Entry = {
  title: "Aide semblable",
  why: "Deux fiches pour la même aide se contredisent tôt ou tard.",
  wrong:
    "label: aide au permis de conduire\n(et, dans un autre fichier) label: aide pour le permis de conduire",
  right: "une seule fiche, ou deux noms qui disent la différence",
  remedy: "Ouvrez l’autre fiche : s’il s’agit de la même aide, n’en gardez qu’une.",
  wordings: {
    default: {
      severity: "warning",
      message: (v) =>
        `Cette institution propose déjà une aide au nom très proche : « ${v.label} » (${v.other}). S’il s’agit de la même aide, n’en gardez qu’une ; sinon, précisez les noms.`,
    },
  },
};
