import type { Entry } from "../entry.ts";

export const geographyIsWholeEpci: Entry = {
  title: "Liste de communes qui forme une intercommunalité",
  why: "Quand une commune rejoint ou quitte l’intercommunalité, une liste écrite à la main n’est plus juste.",
  wrong: "type: communes\nvalues: toutes les communes d’une intercommunalité",
  right: 'type: epcis\nvalues:\n  - "243000643"',
  remedy: "Choisissez l’intercommunalité elle-même.",
  wordings: {
    default: {
      severity: "info",
      message: (v) =>
        `Ces communes sont exactement celles de « ${v.epci} » (${v.code}). Choisir l’intercommunalité vieillirait mieux.`,
    },
    nearly: {
      severity: "info",
      message: (v) =>
        `Ces communes sont presque celles de « ${v.epci} » (${v.code})${v.difference}. Si c’est l’intercommunalité qui est visée, choisissez-la.`,
    },
  },
};
