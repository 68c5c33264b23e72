import type { Entry } from "../entry.ts";

export const yamlSyntax: Entry = {
  title: "Fichier mal formé",
  why: "Tant que le fichier est mal formé, le simulateur ignore toute l’aide.",
  wrong: 'label: "aide au permis',
  right: 'label: "aide au permis"',
  remedy: "Corrigez la ligne indiquée : le plus souvent, un guillemet, un retrait ou un deux-points manque.",
  wordings: {
    default: {
      severity: "error",
      message: (v) => `${v.what} ${v.todo}`,
    },
  },
};
