import type { Entry } from "../entry.ts";

export const urlNotHttps: Entry = {
  title: "Adresse non sécurisée",
  why: "Certains navigateurs avertissent avant d’ouvrir une page en http:// ; des personnes renoncent.",
  wrong: "link: http://exemple.fr",
  right: "link: https://exemple.fr",
  remedy: "Essayez la même adresse avec https://.",
  wordings: {
    default: {
      severity: "info",
      message: (v) =>
        `« ${v.title} » contient une adresse qui commence par http://. Essayez la même adresse avec https:// et gardez-la si elle s’ouvre.`,
    },
  },
};
