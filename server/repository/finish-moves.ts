import { lstat } from "node:fs/promises";
import { join } from "node:path";
import { compareTrees } from "./compare-trees.ts";
import { findRef } from "./find-ref.ts";
import { createGit, type Git } from "./git.ts";
import type { Store } from "./store.ts";
import { isPlainFile, type TreeDifference } from "./tree.ts";
import { takeUnfinished } from "./unfinished-moves.ts";
import { advance, emptyTree } from "./worktrees.ts";

/**
 * Lets the working trees follow that a killed server left between two versions of their branch. A tree in which
 * somebody has changed one of these files since is left as it is.
 */
export async function finishMoves(store: Store): Promise<void> {
  for (const { ref, previous, next, places } of await takeUnfinished(store.gitDirectory)) {
    // The branch had not moved yet, or has moved again.
    if ((await findRef(store, ref)) !== next) continue;
    for (const path of places) await finish(store, path, previous, next);
  }
}

async function finish(store: Store, path: string, previous: string | undefined, next: string): Promise<void> {
  const git = createGit(["-C", path]);
  const before = previous ?? (await emptyTree(store.git));
  // git writes the index last: as long as it is that of before, files may be of either version.
  const isBefore = (await git.attempt(["diff-index", "--cached", "--quiet", before])).code === 0;
  if (!isBefore) return;
  const written = await alreadyWritten(git, path, await compareTrees(store, previous, next));
  if (!written) return;
  const absent = "0".repeat(next.length);
  const input = written
    .map(({ path: file, after }) => `${after?.mode ?? "0"} ${after?.oid ?? absent}\t${file}\0`)
    .join("");
  if (input) await git.run(["update-index", "-z", "--index-info"], { input });
  await advance(git, before, next);
}

/** The files that are of the new version; undefined when one of them is of neither. */
async function alreadyWritten(
  git: Git,
  root: string,
  differences: readonly TreeDifference[],
): Promise<TreeDifference[] | undefined> {
  const written: TreeDifference[] = [];
  for (const difference of differences) {
    const { path, before, after } = difference;
    if ([before, after].some((side) => side && !isPlainFile(side.mode))) return undefined;
    const oid = await fileId(git, root, path);
    if (oid === after?.oid) written.push(difference);
    else if (oid !== before?.oid) return undefined;
  }
  return written;
}

/** git's id of what stands at a path, as it would be committed; undefined when nothing does. */
async function fileId(git: Git, root: string, path: string): Promise<string | undefined> {
  const status = await lstat(join(root, path)).catch(() => undefined);
  if (!status) return undefined;
  return status.isFile() ? git.text(["hash-object", "--", path]) : "not a file";
}
