import type { Finding } from "../../contribution/diagnostics/diagnostic.ts";
import { collectionOf, slugOf } from "../../contribution/model/collections.ts";
import type { Version } from "../../contribution/review/change.ts";
import { type FileReview, reviewFile } from "../../contribution/review/file-review.ts";
import type { Territory } from "../../contribution/territory/territory.ts";
import { checkData } from "../../contribution/validation/check-data.ts";
import {
  type CatalogueIndex,
  createContext,
  type InstitutionSummary,
} from "../../contribution/validation/context.ts";

/** What a proposal does to its file (path under the data root), checked in the surroundings of the catalogue. */
export function reviewOf(
  file: string,
  before: Version | undefined,
  after: Version | undefined,
  index: CatalogueIndex,
  territory: Territory,
): FileReview<Finding> {
  const context = createContext(index, territory);
  const kind = collectionOf(file)?.kind;
  const findings = (version: Version | undefined) =>
    kind && version && "data" in version ? checkData(kind, slugOf(file), { ...version.data }, context) : [];
  const institution = (slug: string): InstitutionSummary | undefined => context.institution(slug);
  return reviewFile(
    { file, before, after, problems: { before: findings(before), after: findings(after) } },
    { territory, institution, institutionName: (slug) => institution(slug)?.name },
  );
}
