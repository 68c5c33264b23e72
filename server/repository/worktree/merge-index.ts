import type { Git, GitOptions, GitResult } from "../git/git.ts";
import type { TreeDifference } from "../objects/tree.ts";
import { absent, writeEntries } from "./index-entries.ts";

/**
 * Moves an index and its files by git's two-tree merge. As git changes all or nothing, halves are tried when the whole
 * fails, down to what is really in the way. `toTree` makes the tree of some of the differences only. Gives those that
 * were moved.
 */
export async function mergeIndex(
  git: Git,
  before: string,
  wanted: readonly TreeDifference[],
  options: GitOptions,
  toTree: (follow: readonly TreeDifference[]) => Promise<string | undefined>,
): Promise<readonly TreeDifference[]> {
  if (wanted.length === 0) return [];
  const tree = await toTree(wanted);
  const result = tree ? await readTree(git, before, tree, options) : undefined;
  if (result?.code === 0) return wanted;
  if (result && result.code < 0) throw new Error("git read-tree was killed");
  if (wanted.length === 1) return [];
  const middle = wanted.length >> 1;
  const first = await mergeIndex(git, before, wanted.slice(0, middle), options, toTree);
  return [...first, ...(await mergeIndex(git, before, wanted.slice(middle), options, toTree))];
}

/** git merges nothing into an index with conflicts: those of a merge that a person has begun are put aside meanwhile. */
async function readTree(git: Git, before: string, tree: string, options: GitOptions): Promise<GitResult> {
  const merge = () => git.attempt(["read-tree", "-m", "-u", before, tree], options);
  const first = await merge();
  if (first.code === 0 || !/resolve your current index/.test(first.stderr)) return first;
  const conflicts = (await git.text(["ls-files", "-u", "-z"], options))
    .split("\0")
    .filter(Boolean)
    .map((line) => {
      const [mode = "", oid = "", stage] = line.slice(0, line.indexOf("\t")).split(" ");
      return { mode, oid, stage: Number(stage), path: line.slice(line.indexOf("\t") + 1) };
    });
  const without = conflicts.map(({ path }) => ({ path, ...absent(before) }));
  await writeEntries(git, without, options);
  const second = await merge();
  await writeEntries(git, conflicts, options);
  return second;
}
