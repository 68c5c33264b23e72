import { existsSync, realpathSync } from "node:fs";
import { readdir, readFile, readlink } from "node:fs/promises";
import { join } from "node:path";
import { createGit, type Git, type GitResult } from "../git/git.ts";
import type { GitStore } from "../store.ts";

/** A working tree on a branch. */
export interface Place {
  /** Its folder. */
  readonly path: string;
  /** The folder of git's files that are its own. */
  readonly gitDirectory: string;
  readonly git: Git;
}

/** The working trees that are on a branch at this moment. */
export async function placesOn(store: GitStore, ref: string): Promise<readonly Place[]> {
  if (!(await mayBeCheckedOut(store.gitDirectory, ref))) return [];
  const places = await Promise.all((await worktreesOf(store, ref)).map(placeAt));
  return places.filter((place) => place !== undefined);
}

/** The working tree of a folder; undefined when there is none any more. */
export async function placeAt(path: string): Promise<Place | undefined> {
  // In a folder that has lost its own, git would find the repository around it.
  if (!existsSync(join(path, ".git"))) return undefined;
  const git = createGit(["-C", path]);
  const { code, stdout } = answered(await git.attempt(["rev-parse", "--absolute-git-dir"]));
  return code === 0 ? { path, gitDirectory: stdout.toString().replace(/\n$/, ""), git } : undefined;
}

/** Whether a working tree is on a branch, which need not have a commit. */
export async function isOn({ git }: Place, ref: string): Promise<boolean> {
  return answered(await git.attempt(["symbolic-ref", "-q", "HEAD"])).stdout.toString() === `${ref}\n`;
}

/** A git that was killed has not said no. */
function answered(result: GitResult): GitResult {
  if (result.code < 0) throw new Error("git was killed");
  return result;
}

/** Leaves a working tree at a commit, on no branch. */
export async function detach({ git }: Place, commit: string): Promise<boolean> {
  return (await git.attempt(["update-ref", "--no-deref", "HEAD", commit])).code === 0;
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

/** The main working tree of git's files, if it is the one that somebody opened in one of its folders. */
export async function openedWorktree(opened: Git, gitDirectory: string): Promise<string | undefined> {
  const { code, stdout } = answered(
    await opened.attempt(["rev-parse", "--absolute-git-dir", "--show-toplevel"]),
  );
  const [own = "", folder] = stdout.toString().split("\n");
  return code === 0 && realpathSync(own) === realpathSync(gitDirectory) ? folder : undefined;
}

async function worktreesOf({ git, mainWorktree }: GitStore, ref: string): Promise<string[]> {
  const blocks = (await git.text(["worktree", "list", "--porcelain"])).split("\n\n");
  return blocks
    .map((block, i) => ({ lines: block.split("\n"), isMain: i === 0 }))
    .filter(({ lines }) => lines.includes(`branch ${ref}`) && !lines.includes("bare"))
    .map(({ lines: [first = ""], isMain }) => {
      // git only guesses where the main one is from the name of its own folder, which may be elsewhere.
      return (isMain && mainWorktree) || first.slice("worktree ".length);
    });
}
