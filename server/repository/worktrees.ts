import { existsSync } from "node:fs";
import { readdir, readFile, readlink } from "node:fs/promises";
import { join } from "node:path";
import { createGit, type Git } from "./git.ts";
import { lockIn, removeStaleLock } from "./stale-lock.ts";
import type { Store } from "./store.ts";

/**
 * What became of the files of a working tree whose branch was moved: there is none, they follow, or they were left
 * as they were because they hold changes of their own.
 */
export type WorktreeState = "none" | "updated" | "left-behind";

/** Lets working trees follow a branch; made before the branch moves, when it can still be seen whether they are clean. */
export interface Followers {
  /** To be called after the move; `next` is undefined when the branch was deleted, and HEAD then stays where it was. */
  follow(previous: string | undefined, next: string | undefined): Promise<WorktreeState>;
}

/** The working trees, main or linked, in which a branch is checked out. */
export async function followersOf({ git, gitDirectory }: Store, ref: string): Promise<Followers> {
  if (!(await mayBeCheckedOut(gitDirectory, ref))) return { follow: async () => "none" };
  const places = (await worktreesOf(git, ref)).map((path) => createGit(["-C", path]));
  const clean = await Promise.all(places.map(isClean));
  return {
    async follow(previous, next) {
      const followed = await Promise.all(
        places.map(async (place, i) => {
          if (!next) return detach(place, previous);
          return clean[i] ? advance(place, previous ?? (await emptyTree(git)), next) : false;
        }),
      );
      if (followed.length === 0) return "none";
      return followed.every(Boolean) ? "updated" : "left-behind";
    },
  };
}

/** Whether a working tree may be on a branch, from git's own files: most branches are nowhere, and git need not say so. */
async function mayBeCheckedOut(gitDirectory: string, ref: string): Promise<boolean> {
  const linked = join(gitDirectory, "worktrees");
  const names = await readdir(linked).catch(() => []);
  const files = [gitDirectory, ...names.map((name) => join(linked, name))].map((path) => join(path, "HEAD"));
  const heads = await Promise.all(files.map((file) => readHead(file).catch(() => ref)));
  // Other ways of keeping references leave a name there that no branch can have.
  return heads.some((head) => head.includes(ref) || head.includes(".invalid"));
}

/** What HEAD names: in a file, or as a link in old repositories. */
function readHead(file: string): Promise<string> {
  return readlink(file).catch(() => readFile(file, "utf8"));
}

/** The id of the tree that holds nothing. */
function emptyTree(git: Git): Promise<string> {
  return git.text(["mktree"], { input: "" });
}

async function worktreesOf(git: Git, ref: string): Promise<string[]> {
  const blocks = (await git.text(["worktree", "list", "--porcelain"])).split("\n\n");
  return blocks
    .map((block) => block.split("\n"))
    .filter((lines) => lines.includes(`branch ${ref}`) && !lines.includes("bare"))
    .map(([first = ""]) => first.slice("worktree ".length))
    .filter((path) => existsSync(path));
}

async function isClean(place: Git): Promise<boolean> {
  const { code, stdout } = await place.attempt(["status", "--porcelain", "-z", "--untracked-files=no"]);
  return code === 0 && stdout.length === 0;
}

/** Moves index and files from a commit to another; git itself touches nothing if one of them is in the way. */
async function advance(place: Git, previous: string, next: string): Promise<boolean> {
  await place.attempt(["update-index", "-q", "--refresh"]);
  const move = () => place.attempt(["read-tree", "-m", "-u", previous, next]);
  const moved = await move();
  const lock = moved.code === 0 ? undefined : lockIn(moved.stderr);
  // A git that was killed may have left its lock.
  return moved.code === 0 || (!!lock && (await removeStaleLock(lock)) && (await move()).code === 0);
}

async function detach(place: Git, tip: string | undefined): Promise<boolean> {
  return !!tip && (await place.attempt(["update-ref", "--no-deref", "HEAD", tip])).code === 0;
}
