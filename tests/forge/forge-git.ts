import { execFileSync, spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";

/** The bare repository behind a forge of the tests, by git's own commands. */
export class ForgeGit {
  readonly directory: string;

  constructor(directory: string) {
    this.directory = directory;
  }

  /** Runs git, and gives what it prints, trimmed. */
  run(...args: readonly string[]): string {
    return this.#run(args).toString().trimEnd();
  }

  #run(args: readonly string[], input?: string | Uint8Array, environment: NodeJS.ProcessEnv = {}): Buffer {
    return execFileSync("git", [`--git-dir=${this.directory}`, ...args], {
      input,
      env: { ...process.env, ...environment },
      maxBuffer: 64_000_000,
      stdio: ["pipe", "pipe", "pipe"],
    });
  }

  /** The object that a name stands for; undefined when there is none. */
  find(name: string): string | undefined {
    const { status, stdout } = spawnSync("git", [
      `--git-dir=${this.directory}`,
      "rev-parse",
      "--verify",
      "--quiet",
      name,
    ]);
    return status === 0 ? stdout.toString().trim() : undefined;
  }

  type(oid: string): string {
    return this.run("cat-file", "-t", oid);
  }

  blob(oid: string): Buffer {
    return this.#run(["cat-file", "blob", oid]);
  }

  storeBlob(bytes: Uint8Array): string {
    return this.#run(["hash-object", "-w", "--stdin"], bytes).toString().trim();
  }

  /** The direct contents of a tree. */
  tree(name: string): { mode: string; type: string; sha: string; path: string }[] {
    return this.run("ls-tree", "-z", name)
      .split("\0")
      .filter(Boolean)
      .map((line) => {
        const [facts = "", path = ""] = line.split("\t");
        const [mode = "", type = "", sha = ""] = facts.split(" ");
        return { mode, type, sha, path };
      });
  }

  /** A tree made of another one with some paths changed; no id removes a path. */
  changedTree(base: string, changes: readonly { path: string; mode?: string; sha: string | null }[]): string {
    const index = { GIT_INDEX_FILE: `${this.directory}/forge-index-${randomUUID()}` };
    this.#run(["read-tree", base], undefined, index);
    const lines = changes.map(({ path, mode = "100644", sha }) =>
      sha === null ? `0 ${"0".repeat(40)}\t${path}\n` : `${mode} ${sha}\t${path}\n`,
    );
    this.#run(["update-index", "--index-info"], lines.join(""), index);
    const tree = this.#run(["write-tree"], undefined, index).toString().trim();
    execFileSync("rm", ["-f", index.GIT_INDEX_FILE]);
    return tree;
  }

  commit(
    tree: string,
    parents: readonly string[],
    message: string,
    author: { name: string; email: string; date?: string },
  ): string {
    const identity = {
      ...(author.date !== undefined && { GIT_AUTHOR_DATE: author.date }),
      GIT_AUTHOR_NAME: author.name,
      GIT_AUTHOR_EMAIL: author.email,
      GIT_COMMITTER_NAME: "Forge",
      GIT_COMMITTER_EMAIL: "forge@example.org",
    };
    const args = ["commit-tree", tree, ...parents.flatMap((parent) => ["-p", parent])];
    return this.#run(args, message, identity).toString().trim();
  }

  isAncestor(older: string, newer: string): boolean {
    return (
      spawnSync("git", [`--git-dir=${this.directory}`, "merge-base", "--is-ancestor", older, newer])
        .status === 0
    );
  }

  /** Where two commits part; undefined when they share none. */
  mergeBase(one: string, other: string): string | undefined {
    const { status, stdout } = spawnSync("git", [`--git-dir=${this.directory}`, "merge-base", one, other]);
    return status === 0 ? stdout.toString().trim() : undefined;
  }

  /** What differs between two trees, path by path. */
  differences(
    from: string,
    to: string,
  ): { modes: readonly [before: string, after: string]; status: string; sha: string; path: string }[] {
    const parts = this.run("diff-tree", "-r", "-z", "--raw", "--no-renames", from, to)
      .split("\0")
      .filter(Boolean);
    return Array.from({ length: parts.length / 2 }, (_, index) => {
      const [before = "", after = "", , sha = "", status = ""] = (parts[index * 2] ?? "").split(" ");
      return { modes: [before.slice(1), after], status, sha, path: parts[index * 2 + 1] ?? "" };
    });
  }

  /** The tree of a merge; undefined when git finds a conflict. */
  mergedTree(ours: string, theirs: string): string | undefined {
    const { status, stdout } = spawnSync("git", [
      `--git-dir=${this.directory}`,
      "merge-tree",
      "--write-tree",
      ours,
      theirs,
    ]);
    return status === 0 ? stdout.toString().trim() : undefined;
  }

  /** Moves a reference only if it holds what is expected; false when it does not. */
  move(reference: string, next: string, expected: string): boolean {
    return (
      spawnSync("git", [`--git-dir=${this.directory}`, "update-ref", reference, next, expected]).status === 0
    );
  }

  remove(reference: string): void {
    this.run("update-ref", "-d", reference);
  }

  /** Newest commit that touched a path. */
  lastCommit(from: string, path: string): string {
    return this.run("rev-list", "-1", from, "--", path);
  }
}
