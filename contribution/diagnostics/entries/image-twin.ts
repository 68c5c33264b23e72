import type { Entry } from "../entry.ts";

export const imageTwin: Entry = {
  title: "Images au nom presque identique",
  why: "Bien des ordinateurs ne distinguent pas ces noms : l’un des deux logos y prend la place de l’autre.",
  wrong: "deux images, logo.png et LOGO.png",
  right: "deux images, logo.png et logo_departement_gard.png",
  remedy: "Donnez à l’une des images un autre nom, et écrivez-le dans les fiches qui la montrent.",
  wordings: {
    default: {
      severity: "warning",
      message: (v) =>
        `L’image « ${v.found} » a presque le même nom que « ${v.other} » : seules les majuscules, ou la façon d’écrire certaines lettres, les distinguent, et bien des ordinateurs les confondent. Donnez à l’une des deux un autre nom.`,
    },
  },
};
