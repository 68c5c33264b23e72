import type { UnpublishedEntry } from "decap-cms-backend-proxy";
import { collectionOf, slugOf } from "../../contribution/model/collections.ts";
import type { ForeignFile } from "../../contribution/review/proposal/proposal-files.ts";

/** What a draft's branch holds beside its entry. */
export interface DraftFiles {
  /** What is published with the entry, in French: « nouvelle institution ville_nimes », « image nimes.png ». */
  readonly companions: readonly string[];
  /** The images among them, by path under the data root. */
  readonly images: readonly { readonly path: string; readonly isNew: boolean }[];
  /** What is never published with it: the first ones, and how many they are. */
  readonly foreign: readonly ForeignFile[];
  readonly foreignCount: number;
}

const known = new Map<string, DraftFiles>();

/** Remembers what the branch of a draft (`collection/slug`) holds beside its entry. */
export function rememberFiles(
  address: string,
  draft: UnpublishedEntry & Partial<Pick<DraftFiles, "foreign" | "foreignCount">>,
): void {
  const { slug, diffs, foreign = [], foreignCount = foreign.length } = draft;
  const others = diffs.filter(({ path }) => !collectionOf(path) || slugOf(path) !== slug);
  const images = others
    .filter(({ path }) => !collectionOf(path))
    .map(({ path, newFile }) => ({ path, isNew: newFile }));
  known.set(address, {
    companions: others.map(({ path }) => companionText(path)),
    images,
    foreign,
    foreignCount,
  });
}

/** Forgets a draft (`collection/slug`) that is there no more. */
export function forgetFiles(address: string): void {
  known.delete(address);
}

/** What the branch of a draft (`collection/slug`) holds beside its entry, as it was last read here. */
export function draftFiles(address: string): DraftFiles | undefined {
  return known.get(address);
}

function companionText(path: string): string {
  return collectionOf(path)
    ? `nouvelle institution ${slugOf(path)}`
    : `image ${path.slice(path.lastIndexOf("/") + 1)}`;
}
