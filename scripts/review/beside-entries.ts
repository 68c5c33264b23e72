import { collectionOf } from "../../contribution/model/collections.ts";
import {
  type BranchFile,
  type ForeignFile,
  neverProposed,
} from "../../contribution/review/proposal/proposal-files.ts";
import type { CatalogueIndex } from "../../contribution/validation/context.ts";
import { gitIn } from "../validate/revision-files.ts";

/** What a branch changes besides entries of the catalogue. */
export interface BesideEntries {
  /** What is none of a data proposal's: paths from the repository's root. */
  readonly foreign: readonly ForeignFile[];
  /** The images added or replaced that entries use: paths from the repository's root. */
  readonly images: readonly string[];
}

/**
 * Lists what a branch changes besides entries, from the commit where it left `base` to `head`, or to the working tree.
 * What `base` holds just so by now is left out; `index` is the branch's catalogue.
 */
export function besideEntries(
  root: string,
  { fork, base, head }: { readonly fork: string; readonly base: string; readonly head: string | undefined },
  index: CatalogueIndex,
): BesideEntries {
  const prefix = gitIn(root)("rev-parse", "--show-prefix").replace(/\n$/, "");
  const still = new Set(changedFiles(root, base, head).map(({ path }) => path));
  const files = changedFiles(root, fork, head).filter(({ path }) => still.has(path));
  const used = new Set([...index.benefits, ...Object.values(index.institutions)].map(({ imgSrc }) => imgSrc));
  const foreign: ForeignFile[] = [];
  const images: string[] = [];
  for (const file of files) {
    const { path, after } = file;
    const under = path.startsWith(prefix) ? path.slice(prefix.length) : "";
    const isEntry = collectionOf(under) !== undefined;
    // The review itself says which entries go.
    const reason = after ? neverProposed(file, prefix) : isEntry ? undefined : "removed";
    if (reason) foreign.push({ path, reason });
    else if (!isEntry && used.has(under)) images.push(path);
    else if (!isEntry) foreign.push({ path, reason: "unused-image" });
  }
  return { foreign, images };
}

/** The files of the whole repository that differ between two commits, or a commit and the files that git follows. */
function changedFiles(root: string, from: string, to: string | undefined): BranchFile[] {
  const range = to === undefined ? [from] : [from, to];
  const options = ["--raw", "-z", "--no-renames", "--no-abbrev", "--no-ext-diff", "--ignore-submodules=none"];
  const parts = gitIn(root)("diff", ...options, "--no-relative", ...range, "--").split("\0");
  return Array.from({ length: Math.floor(parts.length / 2) }, (_, index) => {
    const [before = "", after = ""] = (parts[index * 2] ?? "").slice(1).split(" ");
    return { path: parts[index * 2 + 1] ?? "", ...sideOf("before", before), ...sideOf("after", after) };
  });
}

function sideOf(name: "before" | "after", mode: string) {
  return /^0+$/.test(mode) ? {} : { [name]: { mode } };
}
