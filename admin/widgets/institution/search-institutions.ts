import { labelOf, schemaOf } from "../../../contribution/model/schema.ts";
import { foldedLetters } from "../../../contribution/territory/folded-name.ts";
import type { CatalogueIndex, InstitutionSummary } from "../../../contribution/validation/context.ts";
import type { SearchItem } from "../parts/search-combobox.tsx";

/** Answers shown at once. */
const LIMIT = 20;

const typeNode = schemaOf("institution").properties?.type;

/** French names of the institution types, by the value that files hold. */
export const INSTITUTION_TYPES: readonly (readonly [value: string, label: string])[] = (
  typeNode?.enum ?? []
).map((value) => [String(value), labelOf(typeNode, value)]);

/**
 * The institutions whose name, file name or code holds every word typed, those whose name starts with it first;
 * of one type only when `type` is given.
 */
export function searchInstitutions(
  index: CatalogueIndex,
  query: string,
  type: string,
): readonly SearchItem[] {
  const words = foldedLetters(query).split(" ").filter(Boolean);
  return Object.entries(index.institutions)
    .filter(([, { type: own }]) => type === "" || own === type)
    .map(([slug, institution]) => ({ slug, institution, text: searchable(slug, institution) }))
    .filter(({ text }) => words.every((word) => text.includes(word)))
    .sort((one, other) => rank(one.institution, query) - rank(other.institution, query) || byName(one, other))
    .slice(0, LIMIT)
    .map(({ slug, institution }) => ({
      key: slug,
      name: institution.name ?? slug,
      detail: detailOf(institution),
    }));
}

/** The type and the code of an institution, as a person tells two of the same name apart. */
export function detailOf({ type, code_insee, code_siren }: InstitutionSummary): string {
  const code = code_insee ? `code ${code_insee}` : code_siren && `SIREN ${code_siren}`;
  return [type && labelOf(typeNode, type), code].filter(Boolean).join(", ");
}

function searchable(
  slug: string,
  { name = "", code_insee = "", code_siren = "" }: InstitutionSummary,
): string {
  return foldedLetters(`${name} ${slug} ${slug.replace(/[_-]/g, " ")} ${code_insee} ${code_siren}`);
}

function rank({ name = "" }: InstitutionSummary, query: string): number {
  return foldedLetters(name).startsWith(foldedLetters(query)) ? 0 : 1;
}

function byName(
  one: { slug: string; institution: InstitutionSummary },
  other: { slug: string; institution: InstitutionSummary },
): number {
  return (one.institution.name ?? one.slug).localeCompare(other.institution.name ?? other.slug, "fr");
}
