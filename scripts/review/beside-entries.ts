import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isInMediaFolder } from "../../contribution/desk/files/data-path.ts";
import { collectionOf } from "../../contribution/model/collections.ts";
import { type ImageChange, imageFacts } from "../../contribution/review/proposal/image-changes.ts";
import {
  type BranchFile,
  type ForeignFile,
  neverProposed,
} from "../../contribution/review/proposal/proposal-files.ts";
import type { CatalogueIndex } from "../../contribution/validation/context.ts";
import { gitIn, gitOutput } from "../validate/revision-files.ts";

/** What a branch changes besides entries of the catalogue. */
export interface BesideEntries {
  /** What is none of a data proposal's: paths from the repository's root. */
  readonly foreign: readonly ForeignFile[];
  /** The images added or replaced that entries use, and those removed that none uses any more: paths from the repository's root. */
  readonly images: readonly ImageChange[];
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
  const images: ImageChange[] = [];
  for (const file of files) {
    const { path, after } = file;
    const under = path.startsWith(prefix) ? path.slice(prefix.length) : "";
    const isEntry = collectionOf(under) !== undefined;
    // The review itself says which entries go.
    const isLeft = !after && isInMediaFolder(under) && !used.has(under);
    const reason = after ? neverProposed(file, prefix) : isEntry || isLeft ? undefined : "removed";
    if (reason) foreign.push({ path, reason });
    else if (isLeft || (!isEntry && used.has(under)))
      images.push(imageChange(root, file, alternativeOf(under, index)));
    else if (!isEntry) foreign.push({ path, reason: "unused-image" });
  }
  return { foreign, images };
}

/** The name of the institution that an image shows. */
function alternativeOf(image: string, { benefits, institutions }: CatalogueIndex): string | undefined {
  const own = Object.values(institutions).find(({ imgSrc }) => imgSrc === image);
  const benefit = benefits.find(({ imgSrc }) => imgSrc === image);
  return (own ?? institutions[benefit?.institution ?? ""])?.name;
}

function imageChange(
  root: string,
  { path, oids, before, after }: ChangedFile,
  alternative: string | undefined,
): ImageChange {
  const facts = (oid: string | undefined) => imageFacts(path, readBlob(root, path, oid));
  return {
    path,
    ...(before && { before: facts(oids.before) }),
    ...(after && { after: facts(oids.after) }),
    ...(alternative !== undefined && { alternative }),
  };
}

/** A file's bytes by git's id, or as the working tree has them; none where they cannot be read. */
function readBlob(root: string, path: string, oid: string | undefined): Uint8Array {
  try {
    if (oid !== undefined) return gitOutput(root, ["cat-file", "blob", oid]);
    return readFileSync(join(gitIn(root)("rev-parse", "--show-toplevel").replace(/\n$/, ""), path));
  } catch {
    return new Uint8Array();
  }
}

/** A file that differs, with git's id of both sides; undefined for what is not in git yet. */
interface ChangedFile extends BranchFile {
  readonly oids: { readonly before: string | undefined; readonly after: string | undefined };
}

/** The files of the whole repository that differ between two commits, or a commit and the files that git follows. */
function changedFiles(root: string, from: string, to: string | undefined): ChangedFile[] {
  const range = to === undefined ? [from] : [from, to];
  const options = ["--raw", "-z", "--no-renames", "--no-abbrev", "--no-ext-diff", "--ignore-submodules=none"];
  const parts = gitIn(root)("diff", ...options, "--no-relative", ...range, "--").split("\0");
  return Array.from({ length: Math.floor(parts.length / 2) }, (_, index) => {
    const [before = "", after = "", ...ids] = (parts[index * 2] ?? "").slice(1).split(" ");
    const [oldId, newId] = ids.map((id) => (/^0+$/.test(id) ? undefined : id));
    return {
      path: parts[index * 2 + 1] ?? "",
      oids: { before: oldId, after: newId },
      ...sideOf("before", before),
      ...sideOf("after", after),
    };
  });
}

function sideOf(name: "before" | "after", mode: string) {
  return /^0+$/.test(mode) ? {} : { [name]: { mode } };
}
