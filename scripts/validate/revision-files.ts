import { execFileSync } from "node:child_process";
import { COLLECTIONS, collectionOf } from "../../contribution/model/collections.ts";
import type { CatalogueFile } from "../../contribution/validation/validate-files.ts";
import { UsageError } from "../options.ts";

/** Folders of the collections, under a data root. */
export const FOLDERS = COLLECTIONS.map(({ folder }) => folder);

/** An entry of a tree of git where a file of the catalogue stands. */
export interface TreeEntry {
  /** Path under the data root. */
  readonly file: string;
  readonly mode: string;
  readonly oid: string;
}

/** Runs git in a folder, and gives what it prints. */
export function gitIn(root: string): (...args: readonly string[]) => string {
  return (...args) =>
    execFileSync("git", ["-C", root, ...args], {
      encoding: "utf8",
      maxBuffer: 1 << 28,
      stdio: ["ignore", "pipe", "pipe"],
    });
}

/** The commit that a revision names; a usage error when the folder's repository does not know it. */
export function commitOf(root: string, revision: string): string {
  try {
    return gitIn(root)("rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`).trim();
  } catch {
    throw new UsageError(`${root} is not in a git repository that knows the revision ${revision}.`);
  }
}

/** Where the files of the catalogue stand at a commit, by path under the data root. */
export function listRevision(root: string, commit: string): ReadonlyMap<string, TreeEntry> {
  const git = gitIn(root);
  const prefix = git("rev-parse", "--show-prefix").trim();
  const listed = git(
    "ls-tree",
    "-r",
    "-z",
    "--full-tree",
    commit,
    "--",
    ...FOLDERS.map((folder) => prefix + folder),
  );
  const entries = listed.split("\0").flatMap((line): TreeEntry[] => {
    const [, mode = "", oid = "", path] = /^(\d+) \w+ (\S+)\t([\s\S]*)$/.exec(line) ?? [];
    const file = path?.slice(prefix.length) ?? "";
    return collectionOf(file) ? [{ file, mode, oid }] : [];
  });
  return new Map(entries.map((entry) => [entry.file, entry]));
}

/** The files of some entries, from git's objects in one process. */
export function* readEntries(root: string, entries: Iterable<TreeEntry>): Generator<CatalogueFile> {
  const listed = [...entries];
  const blobs = listed.filter(isFile);
  const bytes = execFileSync("git", ["-C", root, "cat-file", "--batch"], {
    maxBuffer: 1 << 30,
    input: blobs.map(({ oid }) => `${oid}\n`).join(""),
  });
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
    const size = Number(bytes.toString("latin1", start, headerEnd).split(" ")[2]);
    yield { file: entry.file, content: bytes.subarray(headerEnd + 1, headerEnd + 1 + size) };
    start = headerEnd + 2 + size;
  }
}

function isFile({ mode }: TreeEntry): boolean {
  return mode.startsWith("100");
}
