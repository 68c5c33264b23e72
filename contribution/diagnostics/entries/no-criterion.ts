import type { Entry } from "../entry.ts";

export const noCriterion: Entry = {
  title: "Aide ouverte à tout le monde",
  why: "L’aide serait montrée à toutes les personnes qui utilisent le simulateur.",
  wrong: "ni condition ni profil",
  right: "au moins une condition",
  remedy: "Ajoutez les conditions que le simulateur sait vérifier, s’il y en a.",
  wordings: {
    default: {
      severity: "info",
      message: () =>
        "Aucune condition n’est posée : l’aide sera montrée à tout le monde. Si c’est bien le cas, ne changez rien.",
    },
  },
};
