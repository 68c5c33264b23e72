import type { Entry } from "../entry.ts";

export const geographyOutsideInstitution: Entry = {
  title: "Lieu hors du territoire de l’institution",
  why: "Un code mal choisi montre l’aide à d’autres habitants que ceux qui y ont droit.",
  wrong: 'institution: departement_gard\n…\nvalues:\n  - "48"',
  right: 'values:\n  - "30"',
  remedy: "Vérifiez le lieu.",
  wordings: {
    default: {
      severity: "warning",
      message: (v) =>
        `${v.place} n’est pas sur le territoire de « ${v.institution} ». Vérifiez le lieu ; si l’aide s’y applique vraiment, ne changez rien.`,
    },
  },
};
