/** The longest file name, extension left out, that a new benefit or institution may get. */
export const LONGEST_SLUG = 100;

/** Whether git lets a slug be the last part of a branch name; a name that it does not could mean something else to it. */
export function isBranchSlug(slug: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused here.
  return slug !== "" && !/[\u0000-\u0020\u007f~^:?*[\\/]|^\.|\.\.|@\{|\.$|\.lock$/.test(slug);
}

/** Whether a new entry may have a slug, which will be part of public addresses. */
export function isNewSlug(slug: string): boolean {
  return /^[a-z0-9_-]+$/.test(slug);
}

/**
 * The file name, extension left out, of a new benefit: the institution's file name, a hyphen, then its label in
 * plain lower-case letters. Empty as long as one of the two is missing. It never changes once the file exists.
 */
export function slugOfBenefit(institution: string, label: string): string {
  const start = plain(institution, "_");
  const end = plain(label, "-");
  return start && end ? shortened(`${start}-${end}`) : "";
}

/**
 * The file name, extension left out, of a new institution: its name in plain lower-case letters and underscores, its
 * kind as file names abbreviate it: `cc_pays_d_uzes`, `departement_gard`, `ville_nimes`.
 */
export function slugOfInstitution(name: string): string {
  const words = plain(name, "_").replace(/[-_]+/g, "_");
  const [kind = /^/, abbreviation = ""] = KINDS.find(([pattern]) => pattern.test(words)) ?? [];
  return shortened(words.replace(kind, abbreviation));
}

/** Names that Windows keeps for itself, whatever their extension. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/;

/** A file name, extension left out, that every system keeps as it is: « Logo Été (1) » gives `logo_ete_1`. */
export function plainFileName(name: string): string {
  const words = shortened(plain(name, "_"));
  return words === "" || RESERVED.test(words) ? ["image", words].filter(Boolean).join("_") : words;
}

const ARTICLE = "(?:(?:de_la|de_l|des|du|de|d)_)?";

/** How names of institutions begin, and what begins their file names. */
const KINDS: readonly (readonly [pattern: RegExp, abbreviation: string])[] = [
  [/^communaute_de_communes_/, "cc_"],
  [/^communaute_d_agglomeration_/, "ca_"],
  [/^communaute_urbaine_/, "cu_"],
  ...[
    ["(?:caisse_d_allocations_familiales|caf)", "caf"],
    ["(?:mutualite_sociale_agricole|msa)", "msa"],
    ["(?:conseil_)?departement(?:al)?", "departement"],
    ["(?:conseil_)?region(?:al)?", "region"],
    ["(?:ville|commune|mairie)", "ville"],
    ["metropole", "metropole"],
  ].map(([words, kind]) => [new RegExp(`^${words}_${ARTICLE}`), `${kind}_`] as const),
];

/** Letters without accents and digits; everything else, apostrophes and median dots included, is a separator. */
function plain(text: string, separator: "-" | "_"): string {
  const ascii = text
    .toLowerCase()
    .replaceAll("œ", "oe")
    .replaceAll("æ", "ae")
    .replaceAll("’", separator)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "");
  const allowed = separator === "_" ? /[^a-z0-9-]+/g : /[^a-z0-9]+/g;
  return ascii.replace(allowed, separator).replace(/^[-_]+|[-_]+$/g, "");
}

/** Cut at the end of a word, so that the address stays readable. */
function shortened(slug: string): string {
  if (slug.length <= LONGEST_SLUG) return slug;
  const cut = slug.slice(0, LONGEST_SLUG + 1);
  const end = Math.max(cut.lastIndexOf("-"), cut.lastIndexOf("_"));
  return cut.slice(0, end > LONGEST_SLUG / 2 ? end : LONGEST_SLUG);
}
