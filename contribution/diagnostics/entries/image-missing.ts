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
    spelled: {
      severity: "warning",
      message: (v) =>
        `Le logo « ${v.found} » n’est pas parmi les images, qui ont « ${v.expected} » : les majuscules, ou certaines lettres, n’y sont pas écrites de la même façon. Écrivez le même nom des deux côtés.`,
      repair: (v) => `Écrire « ${v.expected} »`,
    },
    text: {
      severity: "warning",
      message: (v) =>
        `Ce texte renvoie à l’image « ${v.found} », qui n’est pas parmi les images. Ajoutez l’image, ou corrigez le texte.`,
    },
  },
};
