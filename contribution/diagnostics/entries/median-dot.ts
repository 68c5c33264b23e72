import type { Entry } from "../entry.ts";

export const medianDot: Entry = {
  title: "Point médian",
  why: "Les lecteurs d’écran lisent mal le point médian ; les sites publics ne l’emploient pas.",
  wrong: "label: aide aux étudiant·es",
  right: "label: aide aux étudiants et étudiantes",
  remedy: "Écrivez les deux formes, ou un mot qui convient à tout le monde.",
  wordings: {
    default: {
      severity: "warning",
      message: (v) =>
        `« ${v.title} » contient « ${v.found} », avec un point médian. Écrivez les deux formes, ou un mot qui convient à tout le monde.`,
    },
  },
};
