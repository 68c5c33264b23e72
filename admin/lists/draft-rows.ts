import { rowOf } from "../../contribution/listing/catalogue-rows.ts";
import { countOf, type ProblemCount } from "../../contribution/listing/problem-counts.ts";
import type { Territory } from "../../contribution/territory/territory.ts";
import { type CatalogueIndex, createContext, indexCatalogue } from "../../contribution/validation/context.ts";
import { type ReadFile, validateReadFile } from "../../contribution/validation/validate-files.ts";
import { inSlices } from "../timing/in-slices.ts";
import type { DraftRow } from "./list-entry.ts";
import type { LoadedDraft } from "./load-drafts.ts";

/** What the rows of drafts are made with: the published catalogue in small, and the places. */
export interface Surroundings {
  readonly index: CatalogueIndex;
  readonly territory: Territory;
}

/** The rows of drafts; without surroundings, which take a while to arrive, they do not say where. */
export function draftRows(drafts: readonly LoadedDraft[], surroundings?: Surroundings): DraftRow[] {
  return drafts.map(({ file, companion, status, updatedAt }) => {
    const institution = surroundings?.index.institutions[String(file.data?.institution)];
    // A summary is plain JSON of an institution's own keys.
    const data = (institution ?? companion?.data) as Readonly<Record<string, unknown>> | undefined;
    return {
      row: rowOf(file, data, surroundings?.territory),
      ...(companion && { companion: rowOf(companion, undefined, undefined) }),
      status,
      updatedAt,
    };
  });
}

/** What is to correct in each draft, by the path of its file. */
export async function draftProblems(
  drafts: readonly LoadedDraft[],
  { index, territory }: Surroundings,
): Promise<Readonly<Record<string, ProblemCount>>> {
  const published = createContext(index, territory);
  const counts: Record<string, ProblemCount> = {};
  await inSlices(drafts, ({ file, companion }) => {
    const context = companion ? createContext(withCompanion(index, companion), territory) : published;
    counts[file.file] = countOf(validateReadFile(file, context));
  });
  return counts;
}

function withCompanion(index: CatalogueIndex, { file, data }: ReadFile): CatalogueIndex {
  const { institutions } = indexCatalogue(data ? [{ file, data }] : []);
  return { ...index, institutions: { ...index.institutions, ...institutions } };
}
