import type { Entry } from "../entry.ts";

export const imagePlace: Entry = {
  title: "Photo qui dit où elle a été prise",
  why: "Tout le monde peut lire dans l’image l’endroit où se trouvait la personne qui l’a prise, parfois son domicile.",
  wrong: "une photo de téléphone, avec la position du téléphone",
  right: "la même photo, sans position",
  remedy:
    "Choisissez de nouveau la photo dans la fiche, qui retire sa position, ou enregistrez-la sans elle.",
  wordings: {
    default: {
      severity: "warning",
      message: (v) =>
        `La photo « ${v.found} » contient l’endroit où elle a été prise, que tout le monde pourrait lire. Choisissez-la de nouveau dans la fiche, qui retire cet endroit, ou enregistrez-la sans position.`,
    },
  },
};
