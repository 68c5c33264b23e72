import type { Entry } from "../entry.ts";

export const imageOrphan: Entry = {
  title: "Image inutilisée",
  why: "Une image que rien n’utilise alourdit le dépôt.",
  wrong: "une image que ni une aide ni une institution ne nomme",
  right: "(l’image est retirée)",
  remedy: "Retirez l’image si elle ne sert plus.",
  wordings: {
    default: {
      severity: "info",
      message: (v) =>
        `L’image « ${v.found} » n’est le logo d’aucune aide ni d’aucune institution. Retirez-la si elle ne sert plus.`,
    },
  },
};
