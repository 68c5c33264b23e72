import type { Entry } from "../entry.ts";

export const htmlNotAllowed: Entry = {
  title: "Mise en forme refusée",
  why: "Une mise en forme non prévue casse l’affichage, et certains codes peuvent nuire aux personnes qui lisent la page.",
  wrong: 'description: <div onclick="…">Une aide</div>',
  right: "description: <strong>Une aide</strong>",
  remedy: "N’utilisez que gras, italique, listes, paragraphes et liens.",
  wordings: {
    tag: {
      severity: "error",
      message: (v) =>
        `La balise « ${v.found} » n’est pas admise dans « ${v.title} ». Balises possibles : ${v.expected}.`,
    },
    attribute: {
      severity: "error",
      message: (v) =>
        `L’attribut « ${v.found} » n’est pas admis sur la balise « ${v.tag} » dans « ${v.title} ». Retirez-le.`,
    },
    plain: {
      severity: "error",
      message: (v) =>
        `« ${v.title} » contient « ${v.found} », qui serait affiché tel quel : ce champ ne prend que du texte, sans balise. Retirez ce passage ; pour comparer, écrivez « moins de » ou « plus de ».`,
    },
    entity: {
      severity: "error",
      message: (v) =>
        `« ${v.title} » contient le code « ${v.found} », qui serait affiché tel quel : ce champ ne prend que du texte. Écrivez à sa place le caractère voulu.`,
    },
    hidden: {
      severity: "error",
      message: (v) =>
        `« ${v.title} » contient un passage caché, qui commence par « ${v.found} ». Retirez-le.`,
    },
    unfinished: {
      severity: "error",
      message: (v) =>
        `Dans « ${v.title} », la fin du texte, à partir de « ${v.found} », ne s’afficherait pas : le signe « < » ouvre une balise qui n’est pas terminée. Terminez la balise, ou écrivez le mot « inférieur à ».`,
    },
    unclosed: {
      severity: "warning",
      message: (v) =>
        `Dans « ${v.title} », une balise « ${v.found} » n’est pas fermée, ou l’est sans avoir été ouverte : la mise en forme déborderait sur la suite. Fermez-la avec « </${v.found}> ».`,
    },
    "no-address": {
      severity: "error",
      message: (v) =>
        `Un lien de « ${v.title} » n’a pas d’adresse : rien ne s’ouvrirait. Ajoutez l’adresse, ou retirez le lien.`,
    },
    address: {
      severity: "error",
      message: (v) =>
        `Un lien de « ${v.title} » mène à « ${v.found} », qui n’est l’adresse d’aucune page. Il faut une adresse complète, qui commence par https:// (ou mailto: pour une adresse électronique, tel: pour un numéro).`,
    },
  },
};
