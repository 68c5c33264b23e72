import type { Entry } from "../entry.ts";

export const codeNameMismatch: Entry = {
  title: "Code et nom qui ne vont pas ensemble",
  why: "Si deux villes sont interverties, les habitants de l’une voient les aides de l’autre.",
  wrong: 'name: Ville de Nîmes\ntype: commune\ncode_insee: "34172"',
  right: 'name: Ville de Nîmes\ntype: commune\ncode_insee: "30189"',
  remedy: "Vérifiez le code, ou le nom.",
  wordings: {
    default: {
      severity: "warning",
      message: (v) =>
        `Le code « ${v.found} » est celui de « ${v.official} », que le nom « ${v.name} » ne contient pas. Vérifiez le code ; si c’est une simple variante du nom, ne changez rien.`,
    },
  },
};
