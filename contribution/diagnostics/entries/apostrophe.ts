import type { Entry } from "../entry.ts";

export const apostrophe: Entry = {
  title: "Apostrophe droite",
  why: "L’apostrophe courbe est celle du français ; elle évite aussi qu’un mot soit cherché en vain.",
  wrong: "label: aide à l'achat",
  right: "label: aide à l’achat",
  remedy: "Remplacez l’apostrophe droite par l’apostrophe courbe ’.",
  wordings: {
    default: {
      severity: "info",
      message: (v) =>
        `« ${v.title} » contient des apostrophes droites ('). Le français emploie l’apostrophe courbe (’).`,
      repair: () => "Courber les apostrophes",
    },
  },
};
