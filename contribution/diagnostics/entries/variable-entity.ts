import type { Entry } from "../entry.ts";

export const variableEntity: Entry = {
  title: "Groupe de calcul différent",
  why: "OpenFisca refuserait le calcul, et l’aide ne serait montrée à personne.",
  wrong: "entity: familles",
  right: "entity: individus",
  remedy: "Choisissez le groupe pour lequel la variable est calculée.",
  wordings: {
    default: {
      severity: "error",
      message: (v) =>
        `OpenFisca calcule « ${v.variable} » pour « ${v.expected} », alors que « Qui est calculé » vaut « ${v.found} ».`,
      repair: (v) => `Écrire « ${v.expected} »`,
    },
  },
};
