import type { Entry } from "../entry.ts";

export const urlTextFragment: Entry = {
  title: "Adresse qui surligne un passage",
  why: "Ce genre d’adresse cesse de fonctionner dès que la page change.",
  wrong: "link: https://exemple.fr/aide#:~:text=permis",
  right: "link: https://exemple.fr/aide",
  remedy: "Retirez la fin de l’adresse à partir de « #:~:text= ».",
  wordings: {
    default: {
      severity: "warning",
      message: (v) =>
        `« ${v.title} » contient une adresse qui mène à un passage surligné (« :~:text= ») : le lien changera d’effet dès que la page changera. Gardez l’adresse de la page.`,
      repair: () => "Garder l’adresse de la page",
    },
  },
};
