import type { Entry } from "../entry.ts";

export const conditionForm: Entry = {
  title: "Forme d’une condition",
  why: "Chaque condition complète une phrase ; mal écrite, elle se lit mal.",
  wrong: "- Justificatif de domicile",
  right: "- Fournir un justificatif de domicile.",
  remedy: "Commencez par un verbe à l’infinitif et finissez par un point.",
  wordings: {
    dot: {
      severity: "error",
      message: () => "Cette condition ne finit pas par un point. Ajoutez-le.",
      repair: () => "Ajouter le point final",
    },
    infinitive: {
      severity: "warning",
      message: (v) =>
        `Cette condition commence par « ${v.start} », qui ne semble pas être un verbe à l’infinitif. Elle complète « Pour en bénéficier, vous devez également : » ; commencez par exemple par « Être », « Avoir » ou « Fournir ».`,
    },
  },
};
