import type { Entry } from "../entry.ts";

export const strayCharacter: Entry = {
  title: "Caractères venus d’une copie",
  why: "Le texte s’affiche mal, se lit mal à voix haute, ou ne se retrouve pas quand on le cherche.",
  wrong: "label: aide Ã\u00a0 la mobilitÃ©",
  right: "label: aide à la mobilité",
  remedy:
    "Écrivez de nouveau les lettres abîmées ; les caractères qui ne se voient pas se retirent d’un clic.",
  wordings: {
    default: {
      severity: "warning",
      message: (v) =>
        `« ${v.title} » contient des caractères qui ne se voient pas, venus d’une copie (césure, sens de lecture…). Retirez-les.`,
      repair: () => "Retirer les caractères invisibles",
    },
    twice: {
      severity: "warning",
      message: (v) =>
        `« ${v.title} » contient des lettres abîmées, comme « Ã© » à la place de « é ». Écrivez-les de nouveau.`,
      repair: () => "Rétablir les lettres",
    },
    lost: {
      severity: "error",
      message: (v) =>
        `« ${v.title} » contient une lettre qui s’est perdue, dans « ${v.around} ». Écrivez-la de nouveau.`,
    },
  },
};
