import { join } from "node:path";
import type { Diagnostic } from "../../contribution/diagnostics/diagnostic.ts";
import type { FileReview } from "../../contribution/review/file-review.ts";
import { reviewFile } from "../../contribution/review/file-review.ts";
import { versionOf } from "../../contribution/review/version.ts";
import {
  type CatalogueContext,
  type CatalogueIndex,
  createContext,
} from "../../contribution/validation/context.ts";
import { dependentFiles } from "../../contribution/validation/dependents.ts";
import { updatedIndex } from "../../contribution/validation/updated-catalogue.ts";
import { parsed } from "../../contribution/validation/validate-change.ts";
import {
  type ReadFile,
  readCatalogueFile,
  validateReadFile,
} from "../../contribution/validation/validate-files.ts";
import { readDataFile } from "../data-tree.ts";
import { UsageError } from "../options.ts";
import { readTerritory } from "../read-territory.ts";
import { changedSince, indexAt } from "../validate/changed-files.ts";
import {
  commitOf,
  gitIn,
  listRevision,
  readEntries,
  requireCatalogueAt,
  type TreeEntry,
} from "../validate/revision-files.ts";
import { type BesideEntries, besideEntries } from "./beside-entries.ts";

/** What a branch changes in a catalogue, file by file. */
export interface BranchReview extends BesideEntries {
  /** The commit that the branch left, and the one that it has reached: undefined for the working tree. */
  readonly base: string;
  readonly head: string | undefined;
  /** Files in the order of their paths: those that changed, then those in which they bring or solve problems. */
  readonly files: readonly FileReview<Diagnostic>[];
}

/** Reads the files wanted at one of the two ends; those that are not there are left out. */
type Reader = (files: readonly string[]) => ReadonlyMap<string, ReadFile>;

interface Ends {
  readonly changed: readonly string[];
  readonly index: CatalogueIndex;
  readonly before: Reader;
  readonly after: Reader;
}

/**
 * Reviews what a branch brings: from the last commit that `head` shares with `base` to `head`, or to the working tree,
 * untracked files included. Costs what the change touches: its files, and the benefits of its institutions.
 */
export function reviewBranch(root: string, base: string, head: string | undefined): BranchReview {
  requireCatalogueAt(root, head === undefined ? [base] : [base, head]);
  const tip = head === undefined ? undefined : commitOf(root, head);
  const since = commitOf(root, base);
  const fork = forkOf(root, since, tip ?? commitOf(root, "HEAD"));
  const ends = tip === undefined ? toWorkingTree(root, fork) : toCommit(root, fork, tip);
  const { files, index } = reviewsOf(ends);
  const beside = besideEntries(root, { fork, base: since, head: tip }, index);
  return { base: fork, head: tip, ...beside, files };
}

/** The last commit that two share; the first of them where their histories are not related. */
function forkOf(root: string, base: string, head: string): string {
  const git = gitIn(root);
  try {
    return git("merge-base", base, head).trim();
  } catch {
    if (git("rev-parse", "--is-shallow-repository").trim() !== "true") return base;
    throw new UsageError(
      `${root} is a copy without its oldest commits, so that what ${head} changes cannot be told. "git fetch --unshallow" brings them.`,
    );
  }
}

function toWorkingTree(root: string, fork: string): Ends {
  const { changed, index } = changedSince(root, fork);
  const after: Reader = (files) =>
    readAll(
      files.flatMap((file) => {
        const content = readDataFile(join(root, file));
        return content === undefined ? [] : [{ file, content }];
      }),
    );
  return { changed, index, before: readerOf(root, listRevision(root, fork)), after };
}

function toCommit(root: string, fork: string, head: string): Ends {
  const from = listRevision(root, fork);
  const to = listRevision(root, head);
  const changed = [...new Set([...from.keys(), ...to.keys()])].filter(
    (file) => from.get(file)?.oid !== to.get(file)?.oid || from.get(file)?.mode !== to.get(file)?.mode,
  );
  return {
    changed: changed.sort(),
    index: indexAt(root, fork),
    before: readerOf(root, from),
    after: readerOf(root, to),
  };
}

function readerOf(root: string, entries: ReadonlyMap<string, TreeEntry>): Reader {
  return (files) =>
    readAll(
      readEntries(
        root,
        files.flatMap((file) => entries.get(file) ?? []),
      ),
    );
}

function readAll(files: Iterable<Parameters<typeof readCatalogueFile>[0]>): ReadonlyMap<string, ReadFile> {
  return new Map([...files].map((file) => [file.file, readCatalogueFile(file)]));
}

/** The reviews of the files, and the catalogue of the branch. */
function reviewsOf({ changed, index, before, after }: Ends) {
  const from = before(changed);
  const to = after(changed);
  const now = updatedIndex(index, new Set(changed), [...to.values()].flatMap(parsed));
  const dependents = after(dependentFiles(index, now, new Set(changed)));
  const territory = readTerritory();
  const contexts = { before: createContext(index, territory), after: createContext(now, territory) };
  const institution = (slug: string) => contexts.after.institution(slug) ?? contexts.before.institution(slug);
  const context = { territory, institution, institutionName: (slug: string) => institution(slug)?.name };
  const ofChanged = changed.map((file) =>
    reviewFile({ file, ...versionsOf(from.get(file), to.get(file), contexts) }, context),
  );
  const ofDependents = [...dependents.values()]
    .map((read) => {
      const { before: version, ...others } = versionsOf(read, read, contexts);
      return reviewFile({ file: read.file, before: version, ...others, after: version }, context);
    })
    .filter(
      ({ problems, failingExamples }) =>
        problems.introduced.length + problems.solved.length + failingExamples.length > 0,
    );
  return { files: [...ofChanged, ...ofDependents], index: now };
}

function versionsOf(
  before: ReadFile | undefined,
  after: ReadFile | undefined,
  contexts: { readonly before: CatalogueContext; readonly after: CatalogueContext },
) {
  return {
    before: versionOf(before),
    after: versionOf(after),
    problems: {
      before: before ? validateReadFile(before, contexts.before) : [],
      after: after ? validateReadFile(after, contexts.after) : [],
    },
  };
}
