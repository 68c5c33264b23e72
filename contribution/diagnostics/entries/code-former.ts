import type { Entry } from "../entry.ts";

export const codeFormer: Entry = {
  title: "Code d’une ancienne commune",
  why: "Le simulateur ne connaît que les communes actuelles : personne ne serait reconnu comme habitant.",
  wrong: 'type: commune\ncode_insee: "69152"',
  right: 'type: commune\ncode_insee: "69149"',
  remedy: "Utilisez le code de la commune actuelle.",
  wordings: {
    default: {
      severity: "error",
      message: (v) =>
        `« ${v.found} » désigne ${v.name}, qui ne forme plus une commune à part entière. La commune actuelle est « ${v.successor} » (${v.successorCode}).`,
      repair: (v) => `Écrire ${v.successorCode} (${v.successor})`,
    },
  },
};
