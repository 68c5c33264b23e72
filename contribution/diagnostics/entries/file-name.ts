import type { Entry } from "../entry.ts";

export const fileName: Entry = {
  title: "Nom de fichier",
  why: "Le nom du fichier devient l’adresse publique de l’aide : il doit rester lisible et ne plus changer.",
  wrong: "Aide Permis été.yml",
  right: "departement_gard-aide-permis.yml",
  remedy:
    "Utilisez des minuscules sans accent, des chiffres, « - » et « _ », en commençant par le nom de fichier de l’institution.",
  wordings: {
    default: {
      severity: "info",
      message: (v) =>
        `Le nom « ${v.slug} » ne suit pas l’usage : minuscules sans accent, chiffres, « - » et « _ ». Gardez-le si l’aide est déjà publiée.`,
    },
    institution: {
      severity: "info",
      message: (v) =>
        `Le nom « ${v.slug} » ne commence pas par celui de l’institution, « ${v.institution} ». Gardez-le si l’aide est déjà publiée.`,
    },
  },
};
