import type { Entry } from "../entry.ts";

export const imageTooHeavy: Entry = {
  title: "Image trop lourde",
  why: "Sur un téléphone, une image lourde retarde toute la page et use le forfait.",
  wrong: "un logo de 2 Mo",
  right: "un logo de 30 Ko",
  remedy: "Réduisez l’image : un logo de 300 pixels de large suffit.",
  wordings: {
    default: {
      severity: "warning",
      message: (v) =>
        `L’image « ${v.found} » pèse ${v.size} Ko, plus de ${v.max} Ko. Réduisez-la : un logo de 300 pixels de large suffit.`,
    },
    refused: {
      severity: "error",
      message: (v) =>
        `L’image « ${v.found} » pèse ${v.size} Ko : au-dessus de ${v.max} Ko, aucune n’est prise. Réduisez-la : un logo de 300 pixels de large suffit.`,
    },
    large: {
      severity: "error",
      message: (v) =>
        `L’image « ${v.found} » mesure ${v.width} × ${v.height} pixels, plus de ${v.max} de côté. Réduisez-la : un logo de 300 pixels de large suffit.`,
    },
  },
};
