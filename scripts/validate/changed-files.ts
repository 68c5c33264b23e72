import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { COLLECTIONS, collectionOf } from "../../contribution/model/collections.ts";
import { type CatalogueIndex, indexCatalogue } from "../../contribution/validation/context.ts";
import { readCatalogueFile } from "../../contribution/validation/validate-files.ts";
import { UsageError } from "../options.ts";
import { ROOT } from "../root.ts";

/** The catalogue of a commit, and what differs from it in the working tree. */
export interface ChangedFiles {
  /** Paths under the data root, removed files included. */
  readonly changed: readonly string[];
  readonly index: CatalogueIndex;
}

const FOLDERS = COLLECTIONS.map(({ folder }) => folder);
// Outside the repository that is checked, which must not be written to.
const CACHE = join(ROOT, "node_modules/.cache/contribution");

/**
 * What changed under a data root since a git revision, untracked files included. The index of the revision is read
 * from git's objects, and kept by the identity of its folders: asked again, the cost is that of the change.
 */
export function changedSince(root: string, revision: string): ChangedFiles {
  const git = (...args: string[]) =>
    execFileSync("git", ["-C", root, ...args], {
      encoding: "utf8",
      maxBuffer: 1 << 28,
      stdio: ["ignore", "pipe", "pipe"],
    });
  let prefix: string;
  let trees: string;
  try {
    prefix = git("rev-parse", "--show-prefix").trim();
    git("rev-parse", "--verify", "--quiet", `${revision}^{commit}`);
    trees = git("ls-tree", "-z", revision, "--", ...FOLDERS);
  } catch {
    throw new UsageError(`${root} is not in a git repository that knows the revision ${revision}.`);
  }
  const differing = git(
    "diff",
    "--name-only",
    "-z",
    "--no-renames",
    "--relative",
    revision,
    "--",
    ...FOLDERS,
  );
  const untracked = git("ls-files", "-z", "--others", "--exclude-standard", "--", ...FOLDERS);
  const changed = `${differing}${untracked}`.split("\0").filter((path) => collectionOf(path));
  return { changed: [...new Set(changed)].sort(), index: indexOf(root, revision, prefix, trees) };
}

function indexOf(root: string, revision: string, prefix: string, trees: string): CatalogueIndex {
  const key = trees.match(/[0-9a-f]{40,64}/g)?.join("-") ?? "empty";
  const path = join(CACHE, `${key}.json`);
  if (existsSync(path)) return JSON.parse(readFileSync(path, "utf8")) as CatalogueIndex;
  const index = indexCatalogue(readRevision(root, revision, prefix));
  mkdirSync(CACHE, { recursive: true });
  // A half-written file must not be read by another run.
  writeFileSync(`${path}.${process.pid}`, JSON.stringify(index));
  renameSync(`${path}.${process.pid}`, path);
  return index;
}

/** Every file of the catalogue at a revision that can be parsed, from git's objects in one process. */
function* readRevision(root: string, revision: string, prefix: string) {
  const git = (args: string[], input?: string) =>
    execFileSync("git", ["-C", root, ...args], { maxBuffer: 1 << 30, ...(input !== undefined && { input }) });
  const listed = git([
    "ls-tree",
    "-r",
    "-z",
    "--full-tree",
    revision,
    "--",
    ...FOLDERS.map((folder) => prefix + folder),
  ]);
  const entries = listed
    .toString()
    .split("\0")
    .flatMap((line) => {
      const [, oid, path] = /^100\d{3} blob (\S+)\t([\s\S]*)$/.exec(line) ?? [];
      const file = path?.slice(prefix.length) ?? "";
      return oid && collectionOf(file) ? [{ oid, file }] : [];
    });
  const bytes = git(["cat-file", "--batch"], entries.map(({ oid }) => `${oid}\n`).join(""));
  let start = 0;
  for (const { file } of entries) {
    const headerEnd = bytes.indexOf(10, start);
    const size = Number(bytes.toString("latin1", start, headerEnd).split(" ")[2]);
    const content = bytes.subarray(headerEnd + 1, headerEnd + 1 + size);
    start = headerEnd + 2 + size;
    const { data } = readCatalogueFile({ file, content });
    if (data) yield { file, data };
  }
}
