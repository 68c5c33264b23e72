import type { Entry } from "../entry.ts";

export const urlInvalid: Entry = {
  title: "Adresse invalide",
  why: "Un lien qui ne s’ouvre pas laisse la personne sans moyen de demander l’aide.",
  wrong: "link: gard.fr/aide",
  right: "link: https://www.gard.fr/aide",
  remedy: "Copiez l’adresse complète depuis la barre du navigateur.",
  wordings: {
    default: {
      severity: "error",
      message: (v) =>
        `« ${v.title} » contient « ${v.found} », qui n’est pas une adresse complète. Copiez-la depuis la barre du navigateur : elle commence par https://.`,
    },
    credentials: {
      severity: "error",
      message: (v) =>
        `« ${v.title} » contient un identifiant ou un mot de passe, avant le signe @ : tout le monde pourrait le lire, et des navigateurs refusent ce genre d’adresse. Retirez cette partie.`,
    },
    entity: {
      severity: "warning",
      message: (v) =>
        `« ${v.title} » contient « &amp; », sans doute venu d’un copier-coller : dans une adresse, il faut « & ». Vérifiez que la page s’ouvre.`,
      repair: () => "Remplacer « &amp; » par « & »",
    },
    spaces: {
      severity: "error",
      message: (v) =>
        `« ${v.title} » contient une adresse entourée d’espaces ou de caractères invisibles. Retirez-les.`,
      repair: () => "Retirer les espaces",
    },
    protocol: {
      severity: "error",
      message: (v) =>
        `« ${v.title} » est écrit « ${v.found} » : il manque https:// au début. Ajoutez-le, puis vérifiez que la page s’ouvre.`,
    },
  },
};
