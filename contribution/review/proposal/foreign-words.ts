import type { ForeignFile, ForeignReason } from "./proposal-files.ts";

/** What is said first of the files of a branch that are none of its proposal's. */
export const ALSO_HOLDS = "Cette proposition contient aussi";

/** What becomes of them, and what to do. */
export const NEVER_PUBLISHED =
  "Rien de cela n’est publié d’ici, et la fiche ne peut pas être publiée tant que cela s’y trouve : la personne qui gère le dépôt peut le retirer de la branche, ou le proposer à part.";

const WORDS: Readonly<Record<ForeignReason, string>> = {
  removed: "fichier supprimé",
  link: "lien vers un autre emplacement",
  repository: "autre dépôt inséré à cet endroit",
  mode: "droits d’exécution changés",
  outside: "fichier qui n’est pas du catalogue",
  "other-entry": "autre fiche",
  "known-institution": "institution déjà publiée",
  "unneeded-institution": "institution que la fiche ne cite pas",
  "unused-image": "image que la fiche n’utilise pas",
  twin: "nom trop proche de celui d’un autre fichier",
};

/** Why a file is none of a proposal's, in a few French words. */
export function foreignWords({ reason }: ForeignFile): string {
  return WORDS[reason];
}

/** The path of a file as a person can read it: nothing in it moves the text around or hides. */
export function shownPath({ path }: Pick<ForeignFile, "path">): string {
  return path.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "\ufffd");
}

/** Shown by name. */
const MOST = 10;

/** The first files by name, and how many are left. */
export function shownForeign(foreign: readonly ForeignFile[], most = MOST) {
  return { files: foreign.slice(0, most), left: Math.max(0, foreign.length - most) };
}

/** « et 3 autres » */
export function leftText(left: number): string {
  return left > 1 ? `et ${left} autres` : "et un autre";
}

/** Why a proposal is neither reviewed nor published with what its branch holds beside it; undefined when all is its own. */
export function foreignRefusal(foreign: readonly ForeignFile[]): string | undefined {
  if (foreign.length === 0) return undefined;
  const { files, left } = shownForeign(foreign);
  const named = files.map((file) => `${shownPath(file)} (${foreignWords(file)})`);
  const list = [...named, ...(left > 0 ? [leftText(left)] : [])].join(", ");
  return `${ALSO_HOLDS} : ${list}. ${NEVER_PUBLISHED}`;
}
