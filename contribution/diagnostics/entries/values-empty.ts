import type { Entry } from "../entry.ts";

export const valuesEmpty: Entry = {
  title: "Liste de choix vide",
  why: "Une condition sans aucun choix n’est remplie par personne : l’aide ne serait jamais montrée.",
  wrong: "- type: departements\n  values: []",
  right: '- type: departements\n  values:\n    - "30"',
  remedy: "Ajoutez au moins un choix, ou retirez la condition.",
  wordings: {
    default: {
      severity: "error",
      message: (v) =>
        `La condition « ${v.criterion} » ne contient aucun choix : personne ne la remplirait. Ajoutez au moins un choix, ou retirez la condition.`,
    },
    excluded: {
      severity: "error",
      message: (v) =>
        `Dans la condition « ${v.criterion} », tout ce qui est accepté est aussi exclu : personne ne la remplirait. Retirez un choix d’un des deux côtés.`,
    },
  },
};
