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

/** The image of a file before and after (paths under the data root), and the names that are read in its place. */
export interface LogoChange {
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly nameBefore: string;
  readonly name: string;
  /** Whether the simulator shows the institution's image where the file has none. */
  readonly hasOther: boolean;
}

/** A review with what it does to the file's image. */
export type DraftReview = FileReview<Finding> & { readonly logo: LogoChange };

/** What a proposal does to its file (path under the data root), checked in the surroundings of the catalogue. */
export function reviewOf(
  file: string,
  before: Version | undefined,
  after: Version | undefined,
  index: CatalogueIndex,
  territory: Territory,
): DraftReview {
  const context = createContext(index, territory);
  const kind = collectionOf(file)?.kind;
  const findings = (version: Version | undefined) =>
    kind && version && "data" in version ? checkData(kind, slugOf(file), { ...version.data }, context) : [];
  const institution = (slug: string): InstitutionSummary | undefined => context.institution(slug);
  const review = reviewFile(
    { file, before, after, problems: { before: findings(before), after: findings(after) } },
    { territory, institution, institutionName: (slug) => institution(slug)?.name },
  );
  const shown = (version: Version | undefined) => textIn(version, "imgSrc");
  const institutionOf = (version: Version | undefined) => institution(textIn(version, "institution") ?? "");
  const nameIn = (version: Version | undefined) => textIn(version, "name") ?? institutionOf(version)?.name;
  const name = nameIn(after) ?? review.name;
  const names = { nameBefore: nameIn(before) ?? name, name };
  const hasOther = institutionOf(after)?.imgSrc !== undefined;
  return { ...review, logo: { before: shown(before), after: shown(after), ...names, hasOther } };
}

function textIn(version: Version | undefined, key: string): string | undefined {
  const value = version && "data" in version ? version.data[key] : undefined;
  return typeof value === "string" && value !== "" ? value : undefined;
}
