import type { Git, GitOptions } from "../git/git.ts";
import type { NamedEntry } from "../objects/tree.ts";

/** What the index of a working tree says of a path. */
export interface IndexEntry extends NamedEntry {
  /** Not 0 when the path is in conflict. */
  readonly stage: number;
  /** Whether git was told to take the file for unchanged, or not to look at it. */
  readonly isAssumed: boolean;
  readonly isSkipped: boolean;
}

/** More paths than this are not named one by one on a command line. */
const MOST_NAMED = 500;

/** The entries of an index at some paths, and perhaps of others, by path. */
export async function readEntries(
  git: Git,
  paths: readonly string[],
  options: GitOptions,
): Promise<ReadonlyMap<string, readonly IndexEntry[]>> {
  const out = await git.text(["--literal-pathspecs", "ls-files", "-s", "-v", "-z", ...named(paths)], options);
  const entries = new Map<string, IndexEntry[]>();
  for (const line of lines(out)) {
    const [tag = "", mode = "", oid = "", stage] = line.slice(0, line.indexOf("\t")).split(" ");
    const path = line.slice(line.indexOf("\t") + 1);
    const [isAssumed, isSkipped] = [tag !== tag.toUpperCase(), tag.toUpperCase() === "S"];
    const entry = { mode, oid, stage: Number(stage), isAssumed, isSkipped };
    entries.set(path, [...(entries.get(path) ?? []), entry]);
  }
  return entries;
}

/** How a path differs: its index from HEAD, its file from the index. */
export interface PathStatus {
  readonly isStaged: boolean;
  readonly isChanged: boolean;
  /** Whether the index only holds its name (`git add --intent-to-add`). */
  readonly isIntended: boolean;
}

/**
 * What git says of some paths whose index or file is changed, and perhaps of others, by path. Refreshes what the
 * index knows of the files.
 */
export async function readStatus(
  git: Git,
  paths: readonly string[],
  { env }: GitOptions,
): Promise<ReadonlyMap<string, PathStatus>> {
  const command = ["status", "--porcelain=v2", "-z", "--no-renames", "--untracked-files=no"];
  const out = await git.text(["--literal-pathspecs", ...command, ...named(paths)], {
    env: { ...env, GIT_OPTIONAL_LOCKS: "1" },
  });
  return new Map(
    lines(out).map((line) => {
      const isConflict = line.startsWith("u");
      // Before the path: seven fields, and two more for the sides of a conflict.
      const fields = line.split(" ");
      const path = fields.slice(isConflict ? 10 : 8).join(" ");
      const [index, file] = fields[1] ?? "";
      const isIntended = file === "A" && !isConflict;
      return [path, { isStaged: index !== ".", isChanged: isConflict || file !== ".", isIntended }];
    }),
  );
}

/** Those paths of which an index only holds the name (`git add --intent-to-add`); its files need not be there. */
export async function readIntended(
  git: Git,
  paths: readonly string[],
  options: GitOptions,
): Promise<ReadonlySet<string>> {
  if (paths.length === 0) return new Set();
  const nothing = await git.text(["mktree"], { ...options, input: "" });
  const command = ["diff-index", "--cached", "--ita-invisible-in-index", "--name-only", "-z", nothing];
  const out = await git.text(["--literal-pathspecs", ...command, ...named(paths)], options);
  const held = new Set(lines(out));
  return new Set(paths.filter((path) => !held.has(path)));
}

/** Writes entries into an index, with git's format for it; a mode of 0 takes a path away. */
export async function writeEntries(
  git: Git,
  entries: readonly (NamedEntry & { readonly path: string; readonly stage?: number })[],
  options: GitOptions,
): Promise<void> {
  if (entries.length === 0) return;
  const input = entries
    .map(({ path, mode, oid, stage = 0 }) => `${mode} ${oid} ${stage}\t${path}\0`)
    .join("");
  await git.run(["update-index", "-z", "--index-info"], { ...options, input });
}

/** Tells git something about the files at some paths, which their entries then say. */
export async function flag(
  git: Git,
  told: "--assume-unchanged" | "--skip-worktree",
  paths: readonly string[],
  options: GitOptions,
): Promise<void> {
  const input = paths.map((path) => `${path}\0`).join("");
  if (input) await git.run(["update-index", told, "-z", "--stdin"], { ...options, input });
}

/** What takes a path out of an index. */
export function absent({ length }: string): NamedEntry {
  return { mode: "0", oid: "0".repeat(length) };
}

function named(paths: readonly string[]): readonly string[] {
  return paths.length > MOST_NAMED ? [] : ["--", ...paths];
}

function lines(out: string): string[] {
  return out.split("\0").filter(Boolean);
}
