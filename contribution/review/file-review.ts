import type { Finding } from "../diagnostics/diagnostic.ts";
import { collectionOf, type Kind, slugOf } from "../model/collections.ts";
import { type ProblemChanges, problemChanges } from "../validation/problem-changes.ts";
import { type Audience, audienceOf } from "./audience/audience.ts";
import type { Change, ReviewContext, Version } from "./change.ts";
import { changeSummary, summaryOf } from "./change-summary.ts";
import { fileChanges } from "./file-changes.ts";

/** Two versions of a file, and what the validation says of each. */
export interface FileVersions<Problem extends Finding = Finding> {
  /** Path under the data root, in one of the collections. */
  readonly file: string;
  readonly before: Version | undefined;
  readonly after: Version | undefined;
  readonly problems: { readonly before: readonly Problem[]; readonly after: readonly Problem[] };
}

/** What a change does to a file. `form`: the file is written otherwise, and holds the same. */
export type FileState = "created" | "removed" | "changed" | "form" | "unreadable" | "untouched";

/** Everything that a reviewer is told of one file, in French, ready to be drawn. */
export interface FileReview<Problem extends Finding = Finding> {
  readonly file: string;
  readonly kind: Kind;
  readonly state: FileState;
  /** « aide au BAFA (CAF du Gard) », « CAF du Gard »; the file name when nothing can be read. */
  readonly name: string;
  /** One sentence: « Nouvelle aide. », « 3 changements. », « Rien ne change pour le lecteur… ». */
  readonly headline: string;
  /** See `changeSummary`. */
  readonly summary: string;
  /** Everything that changed; all that a new file holds; nothing for a file removed or that cannot be read. */
  readonly changes: readonly Change[];
  /** For whom it counts; undefined where nothing that decides of it changes, or nobody here can know. */
  readonly audience: Audience | undefined;
  /** What the validation says, examples left out. */
  readonly problems: ProblemChanges<Problem>;
  /** Examples of the file that disagree with it, and did not before. */
  readonly failingExamples: readonly Problem[];
}

/** What changes from a version of a file to another; a file outside the collections is a bug of the caller. */
export function reviewFile<Problem extends Finding>(
  { file, before, after, problems }: FileVersions<Problem>,
  context: ReviewContext,
): FileReview<Problem> {
  const kind = collectionOf(file)?.kind;
  if (!kind) throw new Error(`${file} is not in a collection`);
  const changes = changesOf(kind, before, after, context);
  const wasRead = !before || "data" in before;
  const compared = problemChanges(problems.before, problems.after, wasRead);
  const isExample = ({ path }: Problem) => path[0] === "exemples";
  const state = stateOf(before, after, changes);
  const isChanged = state === "changed" || state === "form";
  return {
    file,
    kind,
    state,
    name: nameOf(kind, file, after, context) ?? nameOf(kind, file, before, context) ?? slugOf(file),
    headline: headlineOf(kind, state, before, after, changes),
    summary: isChanged ? summaryOf(changes) : changeSummary(kind, before, after, context),
    changes,
    audience: kind === "benefit-simple" ? audienceIn(file, before, after, context) : undefined,
    problems: { ...compared, introduced: compared.introduced.filter((problem) => !isExample(problem)) },
    failingExamples: compared.introduced.filter(isExample),
  };
}

function audienceIn(
  file: string,
  before: Version | undefined,
  after: Version | undefined,
  { territory, institution }: ReviewContext,
): Audience | undefined {
  const isUnreadable = [before, after].some((version) => version && "unreadable" in version);
  if (!territory || !institution || isUnreadable) return undefined;
  const dataOf = (version: Version | undefined) => (version && "data" in version ? version.data : undefined);
  return audienceOf(slugOf(file), dataOf(before), dataOf(after), { territory, institution });
}

function changesOf(
  kind: Kind,
  before: Version | undefined,
  after: Version | undefined,
  context: ReviewContext,
): Change[] {
  if (!after || "unreadable" in after) return [];
  const from = before && "data" in before ? before.data : {};
  return fileChanges(kind, from, after.data, context);
}

function stateOf(
  before: Version | undefined,
  after: Version | undefined,
  changes: readonly Change[],
): FileState {
  if (!after) return before ? "removed" : "untouched";
  if ("unreadable" in after) return "unreadable";
  if (!before) return "created";
  if (before === after) return "untouched";
  return changes.length > 0 || "unreadable" in before ? "changed" : "form";
}

function nameOf(
  kind: Kind,
  file: string,
  version: Version | undefined,
  { institutionName }: ReviewContext,
): string | undefined {
  if (!version || "unreadable" in version) return undefined;
  const { label, name, institution } = version.data;
  const own = kind === "institution" ? name : label;
  const text = typeof own === "string" && own.trim() !== "" ? own.trim() : slugOf(file);
  if (kind === "institution" || typeof institution !== "string") return text;
  return `${text} (${institutionName?.(institution) ?? institution})`;
}

const SAME = "Rien ne change pour le lecteur";

function headlineOf(
  kind: Kind,
  state: FileState,
  before: Version | undefined,
  after: Version | undefined,
  changes: readonly Change[],
): string {
  const noun = kind === "institution" ? "institution" : "aide";
  switch (state) {
    case "created":
      return `Nouvelle ${noun}.`;
    case "removed":
      return `${kind === "institution" ? "Institution" : "Aide"} supprimée du catalogue.`;
    case "unreadable":
      return `Le fichier ne peut pas être lu. ${after && "unreadable" in after ? after.unreadable : ""}`.trim();
    case "untouched":
      return "Le fichier lui-même ne change pas.";
    case "form":
      return `${SAME} : seule la mise en forme du fichier est différente.`;
    case "changed":
      return changedHeadline(before, changes);
  }
}

function changedHeadline(before: Version | undefined, changes: readonly Change[]): string {
  if (before && "unreadable" in before)
    return "Le fichier ne pouvait pas être lu, et peut l’être maintenant : tout ce qu’il contient est listé.";
  const count = changes.length;
  const counted = `${count} changement${count > 1 ? "s" : ""}`;
  return changes.every(({ kind }) => kind === "rewritten")
    ? `${SAME} : ${counted} sans effet.`
    : `${counted}.`;
}
