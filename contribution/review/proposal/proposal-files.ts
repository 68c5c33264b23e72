import { COLLECTIONS, collectionOf, EXTENSION, MEDIA_FOLDER } from "../../model/collections.ts";
import { foldedPath } from "../../model/folded-path.ts";

/** One side of a file: git's mode (`100644` a plain file), undefined where a forge does not say it. */
export interface FileSide {
  readonly mode?: string | undefined;
}

/** A file that is not the same as what is published; `path` starts at the repository's root. */
export interface BranchFile {
  readonly path: string;
  /** As it is published at this moment; absent when it is not. */
  readonly before?: FileSide | undefined;
  /** As the branch would publish it; absent when it would be removed. */
  readonly after?: FileSide | undefined;
}

/** What a proposal may publish. Paths are under the data root. */
export interface ProposalScope {
  /** The data root under the repository's root: empty, or ending with `/`. */
  readonly prefix: string;
  /** The entries proposed. */
  readonly entries: ReadonlySet<string>;
  /** The institutions and images that these entries, and their new institutions, refer to. */
  readonly named: ReadonlySet<string>;
  /** The images that these entries show as they are published, and do not any more: they may go with the proposal. */
  readonly left: ReadonlySet<string>;
  /** Whether a new file could be taken for one that is published beside it: see `foldedPath`. */
  hasTwin(path: string): boolean;
}

/** Why a file is none of a proposal's. */
export type ForeignReason =
  | "removed"
  | "link"
  | "repository"
  | "mode"
  | "outside"
  | "other-entry"
  | "known-institution"
  | "unneeded-institution"
  | "unused-image"
  | "twin";

/** A file that a branch holds beside its proposal; `path` starts at the repository's root. */
export interface ForeignFile {
  readonly path: string;
  readonly reason: ForeignReason;
}

/** The most files beside a proposal that an answer names. */
const MOST_ANSWERED = 50;

/** What an answer about a draft says of the files that its branch holds beside it: the first ones, and how many there are. */
export function answeredForeign(foreign: readonly ForeignFile[]) {
  return { foreign: foreign.slice(0, MOST_ANSWERED), foreignCount: foreign.length };
}

/** A branch's files: what its proposal publishes, and what is never published with it. */
export interface ProposalFiles<File extends BranchFile> {
  readonly own: readonly File[];
  readonly foreign: readonly ForeignFile[];
}

/**
 * Tells the files of a proposal from all others of its branch. A proposal is its entries, the new institutions that they
 * refer to and the images that these name, as plain files; of what is published, it removes only images that its entries
 * show no more.
 */
export function splitProposal<File extends BranchFile>(
  files: readonly File[],
  scope: ProposalScope,
): ProposalFiles<File> {
  const own: File[] = [];
  const foreign: ForeignFile[] = [];
  const taken = new Set<string>();
  for (const file of files) {
    const folded = foldedPath(file.path);
    const reason = reasonOf(file, scope) ?? (taken.has(folded) ? "twin" : undefined);
    if (reason) foreign.push({ path: file.path, reason });
    else {
      taken.add(folded);
      own.push(file);
    }
  }
  return { own, foreign };
}

/** Why a file would be in no proposal at all, whatever its entries: undefined for a plain file of the catalogue. */
export function neverProposed(
  { path, before, after }: BranchFile,
  prefix: string,
): ForeignReason | undefined {
  if (after?.mode === LINK) return "link";
  if (after?.mode === REPOSITORY) return "repository";
  const under = path.startsWith(prefix) ? path.slice(prefix.length) : undefined;
  if (under === undefined || !(collectionOf(under) || isImage(under)) || /\/\./.test(under)) return "outside";
  const usual = before ? before.mode : PLAIN;
  return after?.mode !== undefined && usual !== undefined && after.mode !== usual ? "mode" : undefined;
}

const [PLAIN, LINK, REPOSITORY] = ["100644", "120000", "160000"];

function reasonOf(file: BranchFile, scope: ProposalScope): ForeignReason | undefined {
  if (!file.after) return scope.left.has(file.path.slice(scope.prefix.length)) ? undefined : "removed";
  const never = neverProposed(file, scope.prefix);
  if (never) return never;
  const path = file.path.slice(scope.prefix.length);
  if (!scope.entries.has(path)) {
    const isNamed = scope.named.has(path);
    const kind = collectionOf(path)?.kind;
    if (kind === undefined && !isNamed) return "unused-image";
    if (kind === "institution" && file.before) return "known-institution";
    if (kind === "institution" && !isNamed) return "unneeded-institution";
    if (kind !== undefined && kind !== "institution") return "other-entry";
  }
  return !file.before && scope.hasTwin(path) ? "twin" : undefined;
}

function isImage(path: string): boolean {
  const name = path.startsWith(`${MEDIA_FOLDER}/`) ? path.slice(MEDIA_FOLDER.length + 1) : "";
  // biome-ignore lint/suspicious/noControlCharactersInRegex: such names are what is left out.
  return /^[^/\\\u0000-\u001f\u007f]+\.(png|jpe?g)$/i.test(name);
}

/** What the data of an entry refer to: the file of its institution and its image, by path under the data root. */
export function namedBy(data: Readonly<Record<string, unknown>>): string[] {
  const { institution, imgSrc } = data;
  return [
    ...(typeof institution === "string" ? [`${INSTITUTIONS}/${institution}${EXTENSION}`] : []),
    ...(typeof imgSrc === "string" ? [imgSrc] : []),
  ];
}

const INSTITUTIONS = COLLECTIONS.find(({ kind }) => kind === "institution")?.folder;
