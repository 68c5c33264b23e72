import type { Entry } from "../entry.ts";

export const imageKind: Entry = {
  title: "Image d’un autre format",
  why: "Certains navigateurs refusent d’afficher une image dont le nom ne dit pas le vrai format.",
  wrong: "un fichier logo.png qui contient une page web",
  right: "une image PNG nommée en .png, une image JPEG nommée en .jpg",
  remedy: "Enregistrez l’image de nouveau dans le format que dit son nom.",
  wordings: {
    default: {
      severity: "error",
      message: (v) =>
        `L’image « ${v.found} » n’est pas au format que dit son nom : elle contient ${v.kind}. Enregistrez-la de nouveau en PNG ou en JPEG.`,
    },
  },
};
