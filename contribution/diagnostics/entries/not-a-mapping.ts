import type { Entry } from "../entry.ts";

export const notAMapping: Entry = {
  title: "Fichier sans champs",
  why: "Sans champs, il n’y a rien à montrer.",
  wrong: "- aide au permis",
  right: "label: aide au permis",
  remedy: "Écrivez un champ par ligne : son nom, deux-points, sa valeur.",
  wordings: {
    default: {
      severity: "error",
      message: (v) => `${v.what} ${v.todo}`,
    },
  },
};
