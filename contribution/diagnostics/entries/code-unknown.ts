import type { Entry } from "../entry.ts";

export const codeUnknown: Entry = {
  title: "Lieu inconnu",
  why: "Un code qui n’existe pas ne correspond à personne : les habitants du lieu que vous visiez n’auraient pas l’aide.",
  wrong: 'values:\n  - "99"',
  right: 'values:\n  - "30"',
  remedy: "Cherchez le lieu par son nom.",
  wordings: {
    default: {
      severity: "error",
      message: (v) =>
        `« ${v.found} » n’est le code d’aucun lieu attendu ici (${v.expected}). Cherchez le lieu par son nom.`,
    },
    same: {
      severity: "error",
      message: (v) => `« ${v.found} » n’est pas écrit comme un code officiel : il faut « ${v.meant} ».`,
      repair: (v) => `Écrire « ${v.meant} »`,
    },
    epci: {
      severity: "warning",
      message: (v) =>
        `« ${v.found} » n’est le numéro SIREN d’aucune intercommunalité à fiscalité propre : le simulateur ne saura pas qui habite sur ce territoire. Si c’est un syndicat, choisissez « autre organisme ».`,
    },
  },
};
