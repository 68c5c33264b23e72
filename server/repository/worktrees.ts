import { existsSync } from "node:fs";
import { readdir, readFile, readlink } from "node:fs/promises";
import { join } from "node:path";
import { createGit, type Git } from "./git.ts";
import { moveReferences, OVERTAKEN, type ReferenceMove } from "./references.ts";
import { lockIn, removeStaleLock } from "./stale-lock.ts";
import type { Store } from "./store.ts";
import { announce } from "./unfinished-moves.ts";

/**
 * What became of the files of a working tree whose branch was moved: there is none, they follow, or they were left
 * as they were because they hold changes of their own.
 */
export type WorktreeState = "none" | "updated" | "left-behind";

/** A working tree on a branch that is about to move. */
interface Follower {
  readonly path: string;
  readonly git: Git;
  /** Whether its files are those of the branch, so that they may move with it. */
  readonly isClean: boolean;
}

/**
 * Moves references together or not at all, and lets the working trees on them follow; gives what became of those on
 * the first. A tree whose branch is deleted stays where it is, on no branch.
 */
export async function moveFollowed(
  store: Store,
  reason: string,
  moves: readonly ReferenceMove[],
): Promise<typeof OVERTAKEN | WorktreeState> {
  const followers = await Promise.all(moves.map(({ name }) => followersOf(store, name)));
  const announced = await Promise.all(
    moves.map((move, i) => announce(store.gitDirectory, move, clean(followers[i]))),
  );
  try {
    if ((await moveReferences(store, reason, moves)) === OVERTAKEN) return OVERTAKEN;
    const states = await Promise.all(moves.map((move, i) => follow(store, followers[i] ?? [], move)));
    return states[0] ?? "none";
  } finally {
    await Promise.all(announced.map((done) => done()));
  }
}

function clean(followers: readonly Follower[] = []): readonly string[] {
  return followers.filter(({ isClean }) => isClean).map(({ path }) => path);
}

async function followersOf({ git, gitDirectory }: Store, ref: string): Promise<Follower[]> {
  if (!(await mayBeCheckedOut(gitDirectory, ref))) return [];
  return Promise.all(
    (await worktreesOf(git, ref)).map(async (path) => {
      const place = createGit(["-C", path]);
      return { path, git: place, isClean: await isClean(place) };
    }),
  );
}

async function follow(
  { git }: Store,
  followers: readonly Follower[],
  { previous, next }: ReferenceMove,
): Promise<WorktreeState> {
  const followed = await Promise.all(
    followers.map(async (follower) => {
      if (!next) return detach(follower.git, previous);
      return follower.isClean ? advance(follower.git, previous ?? (await emptyTree(git)), next) : false;
    }),
  );
  if (followed.length === 0) return "none";
  return followed.every(Boolean) ? "updated" : "left-behind";
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
export function emptyTree(git: Git): Promise<string> {
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
export async function advance(place: Git, previous: string, next: string): Promise<boolean> {
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
