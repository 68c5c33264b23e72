const LIGATURES: readonly (readonly [RegExp, string])[] = [
  [/œ/g, "oe"],
  [/æ/g, "ae"],
];

// As people write names: St-Denis, Ste Colombe, S/ Denis, Chalon s/ Saône; lines are folded all at once, hence `m`.
const ABBREVIATIONS: readonly (readonly [RegExp, string])[] = [
  [/^s\//gm, "saint "],
  [/\bs\/ ?s\//g, "sous "],
  [/\bs\//g, "sur "],
  [/\bste\b/g, "sainte"],
  [/\bst\b/g, "saint"],
];

// The last word stays, even half typed: « La », « Pays d ».
const ARTICLES = /\b(?:les|des|aux|la|le|de|du|au|[dl])(?: (?:les|la|le|[dl]))* (?=[^\n])/g;

/** A name as the search compares it: without accents, capitals, punctuation and articles, Saint in full. Works on many lines at once. */
export function foldedName(name: string): string {
  return foldedLetters(name).replace(ARTICLES, "");
}

/** The same with its articles, to tell Le Pin from Pin. */
export function foldedLetters(name: string): string {
  let folded = name
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "");
  for (const [pattern, text] of [...LIGATURES, ...ABBREVIATIONS]) folded = folded.replace(pattern, text);
  return folded
    .replace(/[^a-z0-9\n]+/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .trim();
}
