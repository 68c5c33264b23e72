import type { Entry } from "../entry.ts";

export const legendHidesPeriod: Entry = {
  title: "Rythme masqué par la légende",
  why: "La légende remplace « / mois » ou « / an » : la personne croirait recevoir ce montant une seule fois.",
  wrong: "periodicite: mensuelle\nlegend: maximum",
  right: "periodicite: mensuelle\nlegend: maximum par mois",
  remedy: "Ajoutez le rythme dans la légende, ou retirez-la.",
  wordings: {
    default: {
      severity: "warning",
      message: (v) =>
        `La légende « ${v.legend} » remplace « ${v.period} » à l’affichage, et ne dit plus à quel rythme l’aide est versée. Ajoutez-le, par exemple « ${v.legend} ${v.words} ».`,
      repair: (v) => `Écrire « ${v.legend} ${v.words} »`,
    },
  },
};
