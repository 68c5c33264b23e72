import type { Entry } from "../entry.ts";

export const attachedMeaningless: Entry = {
  title: "Institution sans territoire",
  why: "Le simulateur ne connaît pas le territoire de cette institution : la condition n’est remplie par personne.",
  wrong: "institution: etat\nconditions_generales:\n  - type: attached_to_institution",
  right: "institution: departement_gard\nconditions_generales:\n  - type: attached_to_institution",
  remedy: "Choisissez les lieux un par un, ou retirez la condition.",
  wordings: {
    default: {
      severity: "error",
      message: (v) =>
        `La condition « Territoire de l’institution » ne peut pas être vérifiée : ${v.why}. Choisissez les lieux vous-même, ou retirez la condition.`,
    },
  },
};
