import { execFile } from "node:child_process";
import { COLLECTIONS, MEDIA_FOLDER } from "../../contribution/model/collections.ts";

/** Folders under a data root that hold its files, and its images. */
export const FOLDERS = [...COLLECTIONS.map(({ folder }) => folder), MEDIA_FOLDER];

/** What `git cat-file --batch-check` is asked of a revision: its commit, then the tree of each of {@link FOLDERS}. */
export function objectsOf(revision: string): readonly string[] {
  return [`${revision}^{commit}`, ...FOLDERS.map((folder) => `${revision}:./${folder}`)];
}

/** The arguments by which git tells the files that differ between a commit and the working tree, NUL after each. */
export function differencesFrom(commit: string): readonly string[] {
  return ["diff", "--name-only", "-z", "--no-renames", "--relative", commit, "--", ...FOLDERS];
}

/** What git answered to the two questions. */
export interface GitAnswers {
  readonly objects: string;
  readonly differences: string;
}

/**
 * Asks git both questions at once, so that it answers while the rest of the command is loaded; undefined when it says
 * no to either, whose reason a question of its own will tell.
 */
export async function askGit(root: string, revision: string): Promise<GitAnswers | undefined> {
  // Git would take it for an option.
  if (revision.startsWith("-")) return undefined;
  try {
    const [objects, differences] = await Promise.all([
      answer(root, ["cat-file", "--batch-check"], `${objectsOf(revision).join("\n")}\n`),
      answer(root, differencesFrom(`${revision}^{commit}`)),
    ]);
    return { objects, differences };
  } catch {
    return undefined;
  }
}

function answer(root: string, args: readonly string[], input = ""): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { maxBuffer: Number.POSITIVE_INFINITY };
    const git = execFile("git", ["-C", root, ...args], options, (error, stdout) =>
      error ? reject(error) : resolve(stdout),
    );
    // A git that ends before it has read its input says why itself.
    git.stdin?.on("error", () => {});
    git.stdin?.end(input);
  });
}
