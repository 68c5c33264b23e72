import type { Entry } from "../entry.ts";

export const untrimmed: Entry = {
  title: "Espaces en trop",
  why: "Des espaces en trop décalent l’affichage et empêchent de retrouver l’aide par son nom.",
  wrong: 'label: "aide au  permis "',
  right: "label: aide au permis",
  remedy: "Retirez les espaces en trop.",
  wordings: {
    default: {
      severity: "warning",
      message: (v) =>
        `« ${v.title} » contient des espaces, des passages à la ligne ou des caractères invisibles en trop. Retirez-les.`,
      repair: () => "Retirer les espaces en trop",
    },
  },
};
