import type { Entry } from "../entry.ts";

export const registerWithoutTeleservice: Entry = {
  title: "Compte demandé sans démarche en ligne",
  why: "Le simulateur parlerait d’un compte à créer pour une démarche qui n’existe pas.",
  wrong: "is_teleservice_need_register: true",
  right: "teleservice: https://exemple.fr/demande\nis_teleservice_need_register: true",
  remedy: "Ajoutez la démarche en ligne, ou décochez la case.",
  wordings: {
    default: {
      severity: "warning",
      message: () =>
        "Le champ « Il faut créer un compte » est rempli, mais il n’y a pas de démarche en ligne. Ajoutez-la, ou retirez cette information.",
      repair: () => "Retirer « Il faut créer un compte »",
    },
  },
};
