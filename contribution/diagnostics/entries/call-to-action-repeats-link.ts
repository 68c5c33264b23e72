import type { Entry } from "../entry.ts";

export const callToActionRepeatsLink: Entry = {
  title: "Lien pour agir identique à la page de référence",
  why: "La personne clique pour demander l’aide et retombe sur la page de présentation.",
  wrong: "link: https://exemple.fr/aide\ninstructions: https://exemple.fr/aide",
  right: "link: https://exemple.fr/aide\ninstructions: https://exemple.fr/demander-aide",
  remedy: "Cherchez la page qui explique la démarche ; s’il n’y en a pas, retirez ce lien.",
  wordings: {
    only: {
      severity: "warning",
      message: (v) =>
        `Le lien « ${v.title} » est le seul pour agir, et mène à la page de référence : il n’apprend rien de plus. Cherchez la page de la démarche.`,
    },
    default: {
      severity: "info",
      message: (v) =>
        `Le lien « ${v.title} » mène à la page de référence : il n’apprend rien de plus. Vous pouvez le retirer.`,
      repair: () => "Retirer ce lien",
    },
  },
};
