import type { Entry } from "../entry.ts";

export const imageMissing: Entry = {
  title: "Logo introuvable",
  why: "Le simulateur montrerait un cadre vide à la place du logo.",
  wrong: "imgSrc: img/institutions/logo_absent.png",
  right: "imgSrc: img/institutions/logo_departement_gard.png",
  remedy: "Ajoutez l’image, ou retirez le logo.",
  wordings: {
    default: {
      severity: "warning",
      message: (v) =>
        `Le logo « ${v.found} » n’est pas parmi les images. Ajoutez l’image, ou laissez le logo vide.`,
    },
  },
};
