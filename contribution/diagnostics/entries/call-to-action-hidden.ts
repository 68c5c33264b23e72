import type { Entry } from "../entry.ts";

export const callToActionHidden: Entry = {
  title: "Lien pour agir non affiché",
  why: "Le simulateur n’affiche que deux liens pour agir : le troisième ne sera pas vu.",
  wrong: "teleservice, form et instructions tous remplis",
  right: "teleservice et instructions",
  remedy: "Gardez les deux liens les plus utiles.",
  wordings: {
    default: {
      severity: "warning",
      message: (v) =>
        `Trois liens pour agir sont remplis, mais le simulateur n’en montre que deux : « ${v.title} » ne sera pas affiché. Gardez les deux plus utiles.`,
    },
  },
};
