import { lstat, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Git, GitOptions } from "../git/git.ts";
import { compareTrees } from "../objects/compare-trees.ts";
import { createObjectWriter } from "../objects/object-writer.ts";
import type { NamedEntry, TreeChange, TreeDifference } from "../objects/tree.ts";
import { writeTree } from "../objects/write-tree.ts";
import { type GitStore, treeOf } from "../store.ts";
import {
  absent,
  flag,
  type IndexEntry,
  type PathStatus,
  readEntries,
  readStatus,
  writeEntries,
} from "./index-entries.ts";
import type { HeldIndex } from "./index-lock.ts";
import { mergeIndex } from "./merge-index.ts";
import type { LeftFile } from "./worktree-report.ts";

/** A working tree whose index is held. */
export interface HeldPlace {
  /** Its folder. */
  readonly path: string;
  readonly git: Git;
  readonly index: HeldIndex;
}

/** Two versions of the branch of a working tree, the first undefined before its first commit. */
export interface Versions {
  readonly previous: string | undefined;
  readonly next: string;
}

/** What may be done at a path: move its file and index, its index only, or nothing because the index holds something else. */
type Verdict = "both" | "index" | "none";

const ATTEMPTS = 3;

/**
 * Moves a working tree from a version to the next one, which its branch holds already. What a person has changed stays
 * byte for byte, in files and index: only the index of an entry that nobody touched moves on, so that a commit of
 * something else does not take the publication back. Gives the files that are not as published.
 *
 * `wasCut`: a process that was moving it was killed, and may have left a file missing or half written.
 */
export async function advance(
  store: GitStore,
  place: HeldPlace,
  versions: Versions,
  wasCut = false,
): Promise<readonly LeftFile[]> {
  const differences = await compareTrees(store, versions.previous, versions.next);
  if (differences.length === 0) return [];
  for (let tried = 1; ; tried += 1) {
    try {
      return await attempt(store, place, versions, differences, wasCut || tried > 1);
    } catch (error) {
      // Somebody may have killed the git that was at it.
      if (tried === ATTEMPTS) throw error;
    }
  }
}

async function attempt(
  store: GitStore,
  place: HeldPlace,
  { previous, next }: Versions,
  differences: readonly TreeDifference[],
  wasCut: boolean,
): Promise<readonly LeftFile[]> {
  const { git, index } = place;
  const paths = differences.map(({ path }) => path);
  const options = { env: { GIT_INDEX_FILE: await index.copy() } };
  const status = await readStatus(git, paths, options);
  const entries = await readEntries(git, paths, options);
  const judged = new Map<string, Verdict>();
  for (const difference of differences)
    judged.set(difference.path, await judge(store, place, difference, { entries, status, wasCut }));

  const wanted = differences.filter(({ path }) => judged.get(path) === "both");
  const before = previous ?? (await git.text(["mktree"], { input: "" }));
  const moved = await mergeIndex(git, before, wanted, options, async (follow) => {
    if (follow.length === differences.length) return next;
    const kept = differences.filter((difference) => !follow.includes(difference));
    const undone = kept.map(({ path, before: blob }) => ({ path, ...(blob && { blob }) }));
    return storeTree(store, await treeOf(store, next), undone);
  });
  const rest = differences.filter(
    (difference) => judged.get(difference.path) !== "none" && !moved.includes(difference),
  );
  await writeEntries(
    git,
    rest.map(({ path, after }) => ({ path, ...(after ?? absent(next)) })),
    options,
  );
  const left = moved.length === differences.length ? [] : await leftBehind(place, differences, options);
  await restoreFlags(git, differences, entries, options);
  await index.replace();
  return left;
}

/** A tree for git to read at once, which no reference will hold. */
async function storeTree(store: GitStore, base: string | undefined, changes: readonly TreeChange[]) {
  const writer = createObjectWriter(store.git, store.place);
  const tree = await writeTree({ ...store, writer }, base, changes);
  if (tree) await (await writer.store([tree]))();
  return tree;
}

interface Found {
  readonly entries: ReadonlyMap<string, readonly IndexEntry[]>;
  readonly status: ReadonlyMap<string, PathStatus>;
  readonly wasCut: boolean;
}

async function judge(
  store: GitStore,
  { path: root }: HeldPlace,
  { path, before, after }: TreeDifference,
  { entries, status, wasCut }: Found,
): Promise<Verdict> {
  const [entry, ...others] = entries.get(path) ?? [];
  const found = status.get(path);
  const held = found?.isIntended ? undefined : entry;
  if (others.length > 0 || (held && held.stage !== 0)) return "none";
  if (same(held, after)) return found?.isIntended ? "index" : "none";
  if (!same(held, before)) return "none";
  const isFree = (await standing(root, path)) === "nothing";
  // Who told git not to look at a file has something there that is theirs.
  if (entry?.isAssumed || (entry?.isSkipped && !isFree)) return "index";
  const isTheirs = before ? !!found?.isChanged : !isFree;
  if (!isTheirs) return "both";
  return wasCut && after && (await isHalfWritten(store, join(root, path), after)) ? "both" : "index";
}

function same(one: NamedEntry | undefined, other: NamedEntry | undefined): boolean {
  return one?.oid === other?.oid && one?.mode === other?.mode;
}

/** What stands at a path; "elsewhere" when a file or link has taken the place of one of its folders. */
async function standing(root: string, path: string): Promise<"nothing" | "something" | "elsewhere"> {
  const names = path.split("/");
  for (let depth = 1; depth <= names.length; depth += 1) {
    const status = await lstat(join(root, ...names.slice(0, depth))).catch(() => undefined);
    if (!status) return "nothing";
    if (!status.isDirectory() && depth < names.length) return "elsewhere";
  }
  return "something";
}

/** Whether a killed git left nothing of a file that it was replacing, or its beginning, which is then taken away. */
async function isHalfWritten(store: GitStore, file: string, { oid }: NamedEntry): Promise<boolean> {
  const status = await lstat(file).catch(() => undefined);
  if (!status) return true;
  const whole = await store.git.run(["cat-file", "blob", oid]);
  if (!status.isFile() || status.size >= whole.length) return false;
  if (!(await readFile(file)).equals(whole.subarray(0, status.size))) return false;
  await rm(file);
  return true;
}

async function leftBehind(
  { path: root, git }: HeldPlace,
  differences: readonly TreeDifference[],
  options: GitOptions,
): Promise<readonly LeftFile[]> {
  const paths = differences.map(({ path }) => path);
  const status = await readStatus(git, paths, options);
  const stays = await Promise.all(
    differences.map(
      async ({ path, after }) => status.has(path) || (!after && (await standing(root, path)) === "something"),
    ),
  );
  return differences
    .filter((_, i) => stays[i])
    .map(({ path, after }) => ({ path, isTracked: !!after || status.has(path) }));
}

/** What a person told git about a file holds for its next version. */
async function restoreFlags(
  git: Git,
  differences: readonly TreeDifference[],
  entries: ReadonlyMap<string, readonly IndexEntry[]>,
  options: GitOptions,
): Promise<void> {
  const flagged = (has: (entry: IndexEntry) => boolean) =>
    differences.filter(({ path, after }) => after && entries.get(path)?.some(has)).map(({ path }) => path);
  await flag(
    git,
    "--assume-unchanged",
    flagged(({ isAssumed }) => isAssumed),
    options,
  );
  await flag(
    git,
    "--skip-worktree",
    flagged(({ isSkipped }) => isSkipped),
    options,
  );
}
