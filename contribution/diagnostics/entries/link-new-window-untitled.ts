import type { Entry } from "../entry.ts";

export const linkNewWindowUntitled: Entry = {
  title: "Lien qui ouvre une nouvelle fenêtre",
  why: "Une personne qui utilise un lecteur d’écran doit savoir qu’une nouvelle fenêtre va s’ouvrir.",
  wrong: '<a target="_blank" href="https://exemple.fr">le site</a>',
  right: '<a target="_blank" title="le site - Nouvelle fenêtre" href="https://exemple.fr">le site</a>',
  remedy: "Ajoutez au lien un titre qui contient « Nouvelle fenêtre ».",
  wordings: {
    default: {
      severity: "warning",
      message: (v) =>
        `Dans « ${v.title} », le lien « ${v.text} » ouvre une nouvelle fenêtre sans l’annoncer. Ajoutez-lui un titre qui finit par « Nouvelle fenêtre ».`,
      repair: () => "Annoncer la nouvelle fenêtre",
    },
  },
};
