import type { Entry } from "../entry.ts";

export const capitalAccent: Entry = {
  title: "Majuscule sans son accent",
  why: "Les lecteurs d’écran lisent autrement un mot sans son accent, et il est cherché en vain.",
  wrong: "conditions:\n  - Etre majeur.",
  right: "conditions:\n  - Être majeur.",
  remedy: "Mettez l’accent sur la majuscule.",
  wordings: {
    default: {
      severity: "info",
      message: (v) =>
        `« ${v.title} » contient « ${v.word} » sans accent. En français, la majuscule garde le sien : « ${v.right} ».`,
      repair: () => "Mettre les accents",
    },
  },
};
