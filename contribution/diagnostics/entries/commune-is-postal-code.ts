import type { Entry } from "../entry.ts";

export const communeIsPostalCode: Entry = {
  title: "Code postal au lieu d’un code de commune",
  why: "Un code postal n’est pas un code de commune : le simulateur ne reconnaîtrait personne, ou d’autres habitants.",
  wrong: 'type: communes\nvalues:\n  - "30000"',
  right: 'type: communes\nvalues:\n  - "30189"',
  remedy: "Choisissez la commune par son nom.",
  wordings: {
    default: {
      severity: "error",
      message: (v) =>
        `« ${v.found} » est un code postal, pas le code d’une commune. Communes qui ont ce code postal : ${v.communes}. Choisissez la commune par son nom.`,
    },
    former: {
      severity: "error",
      message: (v) =>
        `« ${v.found} » est un code postal (${v.communes}), et aussi le code d’une ancienne commune, aujourd’hui dans ${v.successor} : le simulateur ne reconnaîtrait personne. Choisissez la commune par son nom.`,
    },
    one: {
      severity: "error",
      message: (v) =>
        `« ${v.found} » est un code postal, pas le code d’une commune. La seule commune qui a ce code postal est ${v.communes}.`,
      repair: (v) => `Remplacer par ${v.communes}`,
    },
  },
};
