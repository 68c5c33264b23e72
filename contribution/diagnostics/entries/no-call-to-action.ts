import type { Entry } from "../entry.ts";

export const noCallToAction: Entry = {
  title: "Aucun lien pour agir",
  why: "La personne apprend qu’elle a droit à l’aide, sans savoir comment la demander.",
  wrong: "link: https://exemple.fr/aide",
  right: "link: https://exemple.fr/aide\ninstructions: https://exemple.fr/demander-aide",
  remedy: "Ajoutez une démarche en ligne, un formulaire ou une marche à suivre.",
  wordings: {
    default: {
      severity: "warning",
      message: () =>
        "Aucun lien ne permet de demander l’aide. Ajoutez une démarche en ligne, un formulaire ou une marche à suivre.",
    },
  },
};
