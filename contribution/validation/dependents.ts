import { COLLECTIONS, collectionOf, EXTENSION, slugOf } from "../model/collections.ts";
import type { BenefitSummary, CatalogueIndex, InstitutionSummary } from "./context.ts";

/**
 * The files, images included, of which something else may be said because other files have changed (`changed`: paths
 * under the data root): the benefits of an institution, the other benefits of a benefit's institution, institutions
 * that share a code, what names an image and the image named. They may be more than needed, never less; a change of
 * nothing that others look at has none.
 */
export function dependentFiles(
  before: CatalogueIndex,
  after: CatalogueIndex,
  changed: ReadonlySet<string>,
): string[] {
  const names = new Set([
    ...[...changed].filter((file) => !collectionOf(file)),
    ...differing(summariesOf(before, changed), summariesOf(after, changed)),
  ]);
  if (names.size === 0) return [];
  const named = (name: string | undefined) => name !== undefined && names.has(name);
  const benefits = after.benefits
    .filter(({ institution, imgSrc, images }) => [institution, imgSrc, ...(images ?? [])].some(named))
    .map(({ file }) => file);
  const institutions = Object.entries(after.institutions)
    .filter(([, { code_siren, code_insee, imgSrc, images = [] }]) =>
      [code_siren, code_insee, imgSrc, ...images].some(named),
    )
    .map(([slug]) => `${INSTITUTIONS}/${slug}${EXTENSION}`);
  const images = (after.images ?? []).filter(named);
  return [...benefits, ...institutions, ...images].filter((file) => !changed.has(file));
}

const INSTITUTIONS = COLLECTIONS.find(({ kind }) => kind === "institution")?.folder;

type Summary = Partial<BenefitSummary & InstitutionSummary>;

/** What others may know of some files, by path. */
function summariesOf(index: CatalogueIndex, files: ReadonlySet<string>): Map<string, Summary> {
  const summaries = new Map<string, Summary>();
  for (const benefit of index.benefits) if (files.has(benefit.file)) summaries.set(benefit.file, benefit);
  for (const file of files) {
    const slug = collectionOf(file)?.kind === "institution" ? slugOf(file) : "";
    if (Object.hasOwn(index.institutions, slug)) summaries.set(file, index.institutions[slug] ?? {});
  }
  return summaries;
}

/** The names by which others look at the files whose summaries differ: slugs, codes, images. */
function differing(before: ReadonlyMap<string, Summary>, after: ReadonlyMap<string, Summary>): string[] {
  const files = [...new Set([...before.keys(), ...after.keys()])];
  return files
    .filter((file) => JSON.stringify(before.get(file)) !== JSON.stringify(after.get(file)))
    .flatMap((file) => [slugOf(file), ...[before.get(file), after.get(file)].flatMap(namesIn)]);
}

function namesIn(summary: Summary = {}): string[] {
  const { institution, code_siren, code_insee, imgSrc, images = [] } = summary;
  return [institution, code_siren, code_insee, imgSrc, ...images].filter((name) => name !== undefined);
}
