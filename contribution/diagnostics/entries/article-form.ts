import type { Entry } from "../entry.ts";

export const articleForm: Entry = {
  title: "Article qui ne convient pas au nom",
  why: "Le simulateur place l’article devant le nom : la phrase serait fautive.",
  wrong: "prefix: le\nlabel: aide au permis",
  right: "prefix: l’\nlabel: aide au permis",
  remedy: "Choisissez l’article qui va devant le premier mot du nom.",
  wordings: {
    default: {
      severity: "warning",
      message: (v) =>
        `L’article ne convient pas au nom : on lirait « ${v.found} ». Choisissez « ${v.fitting} », pour lire « ${v.expected} ».`,
      repair: (v) => `Choisir l’article « ${v.fitting} »`,
    },
    unsure: {
      severity: "warning",
      message: (v) =>
        `L’article « ${v.found} » se place devant une voyelle, et le nom commence par « ${v.word} ». Choisissez « le », « la » ou « les ».`,
    },
  },
};
