import { spawnSync } from "node:child_process";
import { COLLECTIONS, collectionOf, MEDIA_FOLDER } from "../../contribution/model/collections.ts";
import type { CatalogueFile } from "../../contribution/validation/validate-files.ts";
import { gitEnvironment } from "../../server/repository/git/git-environment.ts";
import { requireCatalogue, requireFolder } from "../data-folders.ts";
import { UsageError } from "../options.ts";

/** Folders under a data root that hold its files, and its images. */
export const FOLDERS = [...COLLECTIONS.map(({ folder }) => folder), MEDIA_FOLDER];

/** An entry of a tree of git where a file of the catalogue stands. */
export interface TreeEntry {
  /** Path under the data root. */
  readonly file: string;
  readonly mode: string;
  readonly oid: string;
}

/** A commit, and the identities in git of the folders of its catalogue ("missing" where there is none). */
export interface Revision {
  readonly commit: string;
  readonly trees: readonly string[];
}

/** Runs git in a folder, and gives what it prints; a usage error when git says no. */
export function gitIn(root: string): (...args: readonly string[]) => string {
  return (...args) => gitOutput(root, args).toString();
}

/** What git prints in a folder, given what it reads. */
export function gitOutput(root: string, args: readonly string[], input = ""): Buffer {
  const limits = { maxBuffer: Number.POSITIVE_INFINITY, input, env: gitEnvironment() };
  const { error, status, stdout, stderr } = spawnSync("git", ["-C", root, ...args], limits);
  // A git that ends before it has read its input is an error too, and says more itself.
  if (status === null) throw new UsageError(`git is needed, and could not be run: ${error?.message}`);
  if (status !== 0) throw new UsageError(`git could not read the repository of ${root}. ${stderr}`.trimEnd());
  return stdout;
}

/** The commit that a revision names; a usage error when the folder's repository does not know it. */
export function commitOf(root: string, revision: string): string {
  return revisionOf(root, revision).commit;
}

/** What a revision names, from one process; a usage error when the folder's repository does not know it. */
export function revisionOf(root: string, revision: string): Revision {
  const asked = [`${revision}^{commit}`, ...FOLDERS.map((folder) => `${revision}:./${folder}`)];
  const answers = gitOutput(root, ["cat-file", "--batch-check"], `${asked.join("\n")}\n`)
    .toString()
    .split("\n");
  const oids = answers.slice(0, asked.length).map((line) => /^[0-9a-f]{40,64}(?= )/.exec(line)?.[0]);
  const [commit, ...trees] = oids;
  // Each line is a question of its own.
  if (commit === undefined || revision.includes("\n"))
    throw new UsageError(`${root} is not in a git repository that knows the revision ${revision}.`);
  return { commit, trees: trees.map((tree) => tree ?? "missing") };
}

/** Refuses a data root that holds a catalogue neither now nor at any of the revisions. */
export function requireCatalogueAt(root: string, revisions: readonly string[]): void {
  requireFolder(root);
  const isThere = ({ trees }: Revision) => trees.some((tree) => tree !== "missing");
  if (!revisions.some((revision) => isThere(revisionOf(root, revision)))) requireCatalogue(root);
}

/** Where the files of the catalogue, or its images, stand at a commit, by path under the data root. */
export function listRevision(
  root: string,
  commit: string,
  isWanted: (file: string) => boolean = (file) => collectionOf(file) !== undefined,
): ReadonlyMap<string, TreeEntry> {
  const listed = gitIn(root)("ls-tree", "-r", "-z", commit, "--", ...FOLDERS);
  const entries = listed.split("\0").flatMap((line): TreeEntry[] => {
    const [, mode = "", oid = "", file = ""] = /^(\d+) \w+ (\S+)\t([\s\S]*)$/.exec(line) ?? [];
    return isWanted(file) ? [{ file, mode, oid }] : [];
  });
  return new Map(entries.map((entry) => [entry.file, entry]));
}

/** The files of some entries, from git's objects in one process. */
export function* readEntries(root: string, entries: Iterable<TreeEntry>): Generator<CatalogueFile> {
  const listed = [...entries];
  const blobs = listed.filter(isFile);
  const bytes = gitOutput(root, ["cat-file", "--batch"], blobs.map(({ oid }) => `${oid}\n`).join(""));
  let start = 0;
  for (const entry of listed) {
    if (!isFile(entry)) {
      yield {
        file: entry.file,
        content: { unreadable: entry.mode === "120000" ? "symbolic-link" : "not-a-file" },
      };
      continue;
    }
    const headerEnd = bytes.indexOf(10, start);
    const [, , size] = bytes.toString("latin1", start, headerEnd).split(" ");
    start = headerEnd + 1;
    // A partial clone may lack it.
    if (size === undefined) continue;
    yield { file: entry.file, content: bytes.subarray(start, start + Number(size)) };
    start += Number(size) + 1;
  }
}

function isFile({ mode }: TreeEntry): boolean {
  return mode.startsWith("100");
}
