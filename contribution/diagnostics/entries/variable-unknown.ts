import type { Entry } from "../entry.ts";

export const variableUnknown: Entry = {
  title: "Variable OpenFisca inconnue",
  why: "Sans variable connue, l’aide ne peut pas être calculée : elle n’est montrée à personne.",
  wrong: "openfisca_eligibility_source: aide_mobilite_masters",
  right: "openfisca_eligibility_source: aide_mobilite_master",
  remedy:
    "Vérifiez le nom de la variable dans le code d’OpenFisca-France, ou de l’extension qui calcule cette aide.",
  wordings: {
    default: {
      severity: "error",
      message: (v) => `${v.package} n’a pas de variable calculée « ${v.found} ». Vérifiez son nom.`,
    },
    near: {
      severity: "error",
      message: (v) =>
        `${v.package} n’a pas de variable calculée « ${v.found} ». Vouliez-vous dire « ${v.nearest} » ?`,
    },
  },
};
