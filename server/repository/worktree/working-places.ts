import { existsSync, realpathSync } from "node:fs";
import { readdir, readFile, readlink } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { createGit, type Git, type GitResult } from "../git/git.ts";
import type { GitStore } from "../store.ts";
import { isWaiting } from "./waiting.ts";

/** A working tree on a branch. */
export interface Place {
  /** Its folder. */
  readonly path: string;
  /** The folder of git's files that are its own. */
  readonly gitDirectory: string;
  readonly git: Git;
}

/** The working trees that are there and on a branch at this moment; one that missed a move of it follows on its own. */
export async function placesOn(store: GitStore, ref: string): Promise<readonly Place[]> {
  if (!(await mayBeCheckedOut(store.gitDirectory, ref))) return [];
  const places = await Promise.all((await worktreesOf(store, ref)).map(placeAt));
  const root = realpathSync(store.gitDirectory);
  return (
    places
      .filter((place) => place !== undefined)
      // Where one of ours was, another repository may be by now.
      .filter(({ gitDirectory }) => `${realpathSync(gitDirectory)}/`.startsWith(`${root}/`))
      .filter(({ gitDirectory }) => !isWaiting(gitDirectory))
  );
}

/** The linked working trees, there or absent, on a branch if one is named; asked by way of git's own files. */
export async function linkedPlaces({ gitDirectory }: GitStore, ref?: string): Promise<readonly Place[]> {
  const folder = join(gitDirectory, "worktrees");
  const names = await readdir(folder).catch(() => []);
  const places = await Promise.all(
    names.map((name) => linkedPlace(join(folder, name), ref).catch(() => undefined)),
  );
  return places.filter((place) => place !== undefined);
}

async function linkedPlace(gitDirectory: string, ref: string | undefined): Promise<Place | undefined> {
  const git = createGit([`--git-dir=${gitDirectory}`]);
  const link = (await readFile(join(gitDirectory, "gitdir"), "utf8")).replace(/\n$/, "");
  const place = { path: dirname(resolve(gitDirectory, link)), gitDirectory, git };
  if (ref === undefined) return place;
  const head = await readHead(join(gitDirectory, "HEAD"));
  return mayName(head, ref) && (await isOn(place, ref)) ? place : undefined;
}

/** The same working tree by way of its folder; undefined while that is absent, or is not its own. */
export async function presentAt({ path, gitDirectory }: Place): Promise<Place | undefined> {
  const found = await placeAt(path);
  return found && realpathSync(found.gitDirectory) === realpathSync(gitDirectory) ? found : undefined;
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
  return heads.some((head) => mayName(head, ref));
}

/** Other ways of keeping references leave a name there that no branch can have. */
function mayName(head: string, ref: string): boolean {
  return head.includes(ref) || head.includes(".invalid");
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
