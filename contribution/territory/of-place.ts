import type { Article } from "./place.ts";

const OF: Readonly<Record<Exclude<Article, "">, string>> = {
  le: "du ",
  la: "de la ",
  les: "des ",
  "l’": "de l’",
};

/** A place after « de »: « du Gard », « d’Ille-et-Vilaine », « de Paris ». */
export function ofPlace({ name, article }: { readonly name: string; readonly article: Article }): string {
  const before = article === "" ? (/^[aeiouyéèêîôœ]/i.test(name) ? "d’" : "de ") : OF[article];
  return before + typographic(name);
}

/** A name with the apostrophe of French texts; official lists have the typewriter's. */
export function typographic(name: string): string {
  return name.replaceAll("'", "’");
}
