/** The longest file name, extension left out, that a new benefit or institution may get. */
export const LONGEST_SLUG = 100;

/**
 * The file name, extension left out, of a new benefit: the institution's file name, a hyphen, then its label in
 * plain lower-case letters. Empty as long as one of the two is missing. It never changes once the file exists.
 */
export function slugOfBenefit(institution: string, label: string): string {
  const start = plain(institution, "_");
  const end = plain(label, "-");
  return start && end ? shortened(`${start}-${end}`) : "";
}

/** The file name, extension left out, of a new institution: its name in plain lower-case letters and underscores. */
export function slugOfInstitution(name: string): string {
  return shortened(plain(name, "_"));
}

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
