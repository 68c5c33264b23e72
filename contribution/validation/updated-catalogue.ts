import { COLLECTIONS, collectionOf, EXTENSION } from "../model/collections.ts";
import { type CatalogueIndex, type IndexedFile, type InstitutionSummary, indexCatalogue } from "./context.ts";

/**
 * What `indexCatalogue` would give after a change, without looking at what stays: `changed` are the paths that differ,
 * `files` those of them that are there and can be parsed. What was in the order of the paths stays so.
 */
export function updatedIndex(
  index: CatalogueIndex,
  changed: ReadonlySet<string>,
  files: readonly IndexedFile[],
): CatalogueIndex {
  const fresh = indexCatalogue(files.filter(({ file }) => changed.has(file)));
  const hasInstitution = [...changed].some((file) => collectionOf(file)?.kind === "institution");
  return {
    ...index,
    // Nearly no change touches one, and there are thousands to copy.
    institutions: hasInstitution ? updatedInstitutions(index, changed, fresh) : index.institutions,
    benefits: updatedFiles(index.benefits, changed, fresh.benefits),
  };
}

/** A list of files after a change: without the changed paths, and with what became of them, each at its place. */
export function updatedFiles<Item extends { readonly file: string }>(
  items: readonly Item[],
  changed: ReadonlySet<string>,
  fresh: readonly Item[],
): readonly Item[] {
  if (changed.size === 0) return items;
  const sorted = [...fresh].sort((one, other) => (one.file < other.file ? -1 : 1));
  const updated: Item[] = [];
  let next = 0;
  for (const item of items) {
    for (let one = sorted[next]; one && one.file < item.file; one = sorted[next]) {
      updated.push(one);
      next += 1;
    }
    if (!changed.has(item.file)) updated.push(item);
  }
  return [...updated, ...sorted.slice(next)];
}

const INSTITUTIONS = COLLECTIONS.find(({ kind }) => kind === "institution")?.folder;

function updatedInstitutions(index: CatalogueIndex, changed: ReadonlySet<string>, fresh: CatalogueIndex) {
  const files = ({ institutions }: CatalogueIndex) =>
    Object.entries(institutions).map((entry) => ({
      file: `${INSTITUTIONS}/${entry[0]}${EXTENSION}`,
      entry,
    }));
  const updated = updatedFiles(files(index), changed, files(fresh));
  return Object.fromEntries<InstitutionSummary>(updated.map(({ entry }) => entry));
}
