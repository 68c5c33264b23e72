import type { Entry } from "../entry.ts";

export const urlSession: Entry = {
  title: "Adresse de session",
  why: "Une adresse copiée après une connexion ne s’ouvre que pour vous, ou plus du tout.",
  wrong: "link: https://exemple.fr/login?state=Zk3f9a&nonce=81a",
  right: "link: https://exemple.fr/",
  remedy: "Ouvrez la page sans être connecté, et copiez son adresse.",
  wordings: {
    default: {
      severity: "warning",
      message: (v) =>
        `« ${v.title} » contient « ${v.found} », qui semble propre à votre session : le lien risque de ne s’ouvrir pour personne d’autre. Ouvrez la page dans une fenêtre privée, et copiez son adresse.`,
    },
  },
};
