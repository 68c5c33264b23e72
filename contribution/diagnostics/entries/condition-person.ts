import type { Entry } from "../entry.ts";

export const conditionPerson: Entry = {
  title: "Condition qui parle d’un autre",
  why: "La condition suit « vous devez également : » ; à la troisième personne, on ne sait plus de qui elle parle.",
  wrong: "conditions:\n  - S’engager à suivre la formation.",
  right: "conditions:\n  - Vous engager à suivre la formation.",
  remedy: "Écrivez « vous », « votre » ou « vos ».",
  wordings: {
    default: {
      severity: "warning",
      message: (v) =>
        `Cette condition commence par « ${v.found} » et suit « vous devez également : ». Écrivez « ${v.expected} ».`,
      repair: () => "Écrire avec « vous »",
    },
    possessive: {
      severity: "warning",
      message: (v) =>
        `Cette condition suit « vous devez également : » et dit « ${v.found} ». S’il s’agit de la personne qui lit, écrivez « ${v.expected} » ; sinon, dites de qui il s’agit.`,
    },
  },
};
