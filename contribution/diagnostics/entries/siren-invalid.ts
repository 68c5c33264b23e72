import type { Entry } from "../entry.ts";

export const sirenInvalid: Entry = {
  title: "Numéro SIREN invalide",
  why: "Un SIREN faux désigne un autre organisme, ou aucun : les habitants ne seraient pas reconnus.",
  wrong: 'code_siren: "123456789"',
  right: 'code_siren: "223000019"',
  remedy: "Vérifiez les neuf chiffres sur le site officiel de l’institution.",
  wordings: {
    default: {
      severity: "error",
      message: (v) => `« ${v.found} » n’est pas un numéro SIREN : ${v.reason}. Vérifiez les neuf chiffres.`,
    },
    spaces: {
      severity: "error",
      message: (v) => `Le numéro SIREN « ${v.found} » s’écrit sans espace : « ${v.digits} ».`,
      repair: (v) => `Écrire « ${v.digits} »`,
    },
    placeholder: {
      severity: "warning",
      message: (v) =>
        `« ${v.found} » semble être un numéro provisoire. Remplacez-le par le vrai numéro SIREN.`,
    },
  },
};
