import type { Entry } from "../entry.ts";

export const urlWrapped: Entry = {
  title: "Adresse qui passe par un intermédiaire",
  why: "Un filtre de messagerie, un moteur de recherche ou un raccourcisseur suit les personnes, peut révéler l’adresse de qui a reçu le lien, et cesse un jour de conduire à la page.",
  wrong: "link: https://www.google.com/url?q=https://exemple.fr/aide",
  right: "link: https://exemple.fr/aide",
  remedy: "Ouvrez le lien, puis copiez l’adresse de la page où il conduit.",
  wordings: {
    default: {
      severity: "warning",
      message: (v) =>
        `« ${v.title} » passe par ${v.host}, qui suit les personnes et peut révéler qui a reçu ce lien. Gardez l’adresse de la page : ${v.inner}`,
      repair: () => "Garder l’adresse de la page",
    },
    short: {
      severity: "warning",
      message: (v) =>
        `« ${v.title} » passe par ${v.host}, qui raccourcit les adresses : on ne voit pas où il conduit, et il peut cesser de marcher. Ouvrez-le, puis copiez l’adresse de la page.`,
    },
  },
};
