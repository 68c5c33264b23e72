import type { Entry } from "../entry.ts";

export const unreadable: Entry = {
  title: "Fichier illisible",
  why: "Une aide que le simulateur ne peut pas lire n’est montrée à personne.",
  wrong: "un fichier enregistré dans un ancien encodage, ou de plus de 256 Ko",
  right: "un fichier texte enregistré en UTF-8",
  remedy: "Ouvrez le fichier dans un éditeur de texte et enregistrez-le de nouveau en UTF-8.",
  wordings: {
    default: {
      severity: "error",
      message: (v) => `${v.what} ${v.todo}`,
    },
  },
};
