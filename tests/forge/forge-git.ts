import { execFileSync, spawnSync } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

const ID = /^[0-9a-f]{40}$/;

function keyOf(about: string, names: readonly string[]): string {
  return [about, ...names].join("\0");
}

interface Difference {
  readonly modes: readonly [before: string, after: string];
  readonly status: string;
  readonly sha: string;
  readonly path: string;
}

/** What `git diff-tree --raw -z` prints. */
function differencesIn(said: string): readonly Difference[] {
  const parts = said.split("\0").filter(Boolean);
  return Array.from({ length: parts.length / 2 }, (_, index) => {
    const [before = "", after = "", , sha = "", status = ""] = (parts[index * 2] ?? "").split(" ");
    return { modes: [before.slice(1), after], status, sha, path: parts[index * 2 + 1] ?? "" };
  });
}

/**
 * The bare repository behind a forge of the tests, by git's own commands. What an object holds never changes: what is
 * asked of one by its id is asked of git once, as each process costs more than the test around it.
 */
export class ForgeGit {
  readonly directory: string;
  readonly #known = new Map<string, unknown>();

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

  /** What git answers about some names: once and for all where each is an id. */
  #once<Answer>(about: string, names: readonly string[], ask: () => Answer): Answer {
    if (!names.every((name) => ID.test(name))) return ask();
    const key = keyOf(about, names);
    if (!this.#known.has(key)) this.#known.set(key, ask());
    return this.#known.get(key) as Answer;
  }

  /** The object that a name stands for; undefined when there is none. */
  find(name: string): string | undefined {
    const [, start = "", rest = ""] = /^([^:^~]*)(.*)$/s.exec(name) ?? [];
    const tip = ID.test(start) ? start : this.#tip(start);
    if (!tip || rest === "") return tip;
    const key = `${tip}${rest}`;
    if (this.#known.has(key)) return this.#known.get(key) as string | undefined;
    const found = this.#parsed(key);
    // An object that is asked for by its id may come later; what a branch holds is there, or never will be.
    if (found || tip !== start) this.#known.set(key, found);
    return found;
  }

  /** The object that a name stands for, which there has to be. */
  id(name: string): string {
    const found = this.find(name);
    if (!found) throw new Error(`nothing is called ${name}`);
    return found;
  }

  #parsed(name: string): string | undefined {
    const { status, stdout } = this.#try("rev-parse", "--verify", "--quiet", name);
    return status === 0 ? stdout.toString().trim() : undefined;
  }

  /** The commit of a reference, from where git keeps it; of anything else, from git. */
  #tip(name: string): string | undefined {
    const reference = name.startsWith("refs/") ? name : `refs/heads/${name}`;
    const loose = this.#file(reference)?.trim();
    if (loose) return loose;
    const packed = this.#file("packed-refs") ?? "";
    const line = packed.split("\n").find((one) => one.endsWith(` ${reference}`));
    return line ? line.split(" ")[0] : name === reference ? undefined : this.#parsed(name);
  }

  #file(path: string): string | undefined {
    try {
      return readFileSync(join(this.directory, path), "utf8");
    } catch {
      return undefined;
    }
  }

  #try(...args: readonly string[]) {
    return spawnSync("git", [`--git-dir=${this.directory}`, ...args]);
  }

  type(oid: string): string {
    return this.#once("type", [oid], () => this.run("cat-file", "-t", oid));
  }

  blob(oid: string): Buffer {
    return this.#once("blob", [oid], () => this.#run(["cat-file", "blob", oid]));
  }

  storeBlob(bytes: Uint8Array): string {
    const digest = createHash("sha1").update(bytes).digest("hex");
    return this.#once("stored", [digest], () =>
      this.#run(["hash-object", "-w", "--stdin"], bytes).toString().trim(),
    );
  }

  /** The direct contents of a tree. */
  tree(name: string): readonly { mode: string; type: string; sha: string; path: string }[] {
    return this.#once("tree", [name], () =>
      this.run("ls-tree", "-z", name)
        .split("\0")
        .filter(Boolean)
        .map((line) => {
          const [facts = "", path = ""] = line.split("\t");
          const [mode = "", type = "", sha = ""] = facts.split(" ");
          return { mode, type, sha, path };
        }),
    );
  }

  /** A tree made of another one with some paths changed; no id removes a path. */
  changedTree(base: string, changes: readonly { path: string; mode?: string; sha: string | null }[]): string {
    return this.#once(`changed by ${JSON.stringify(changes)}`, [base], () => {
      const index = { GIT_INDEX_FILE: `${this.directory}/forge-index-${randomUUID()}` };
      this.#run(["read-tree", base], undefined, index);
      const lines = changes.map(({ path, mode = "100644", sha }) =>
        sha === null ? `0 ${"0".repeat(40)}\t${path}\n` : `${mode} ${sha}\t${path}\n`,
      );
      this.#run(["update-index", "--index-info"], lines.join(""), index);
      const tree = this.#run(["write-tree"], undefined, index).toString().trim();
      rmSync(index.GIT_INDEX_FILE);
      return tree;
    });
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
    return this.#once(
      "ancestor",
      [older, newer],
      () => this.#try("merge-base", "--is-ancestor", older, newer).status === 0,
    );
  }

  /** Where two commits part; undefined when they share none. */
  mergeBase(one: string, other: string): string | undefined {
    return this.#once("base", [one, other], () => {
      const { status, stdout } = this.#try("merge-base", one, other);
      return status === 0 ? stdout.toString().trim() : undefined;
    });
  }

  /** What a commit comes after. */
  parents(oid: string): readonly string[] {
    return this.#once("parents", [oid], () =>
      this.run("rev-list", "-1", "--parents", oid).split(" ").slice(1),
    );
  }

  /** The commits that one brings since another one, the oldest first. */
  commitsSince(from: string, to: string): readonly { readonly oid: string }[] {
    return this.#once("since", [from, to], () => {
      const lines = this.run("rev-list", "--parents", "--reverse", `${from}..${to}`)
        .split("\n")
        .filter(Boolean);
      return lines.map((line) => {
        const [oid = "", ...parents] = line.split(" ");
        this.#known.set(keyOf("parents", [oid]), parents);
        return { oid };
      });
    });
  }

  /** The same, with what is said of each: its parents, its subject, its author's name and date. */
  log(from: string, to: string): readonly { readonly id: string; readonly said: readonly string[] }[] {
    return this.#once("log", [from, to], () =>
      this.run("log", "-z", "--reverse", "--format=%H%n%P%n%s%n%an%n%aI", `${from}..${to}`)
        .split("\0")
        .filter(Boolean)
        .map((line) => {
          const [id = "", ...said] = line.split("\n");
          return { id, said };
        }),
    );
  }

  /**
   * Learns in two processes what many commits bring since another one, and what differs: what `commitsSince`, `mergeBase`
   * and `differences` then say of those that come one after the other.
   */
  learnSince(from: string, tips: readonly string[]): void {
    const unknown = tips.filter((tip) => !this.#known.has(keyOf("since", [from, tip])));
    if (unknown.length === 0) return;
    const lines = this.#run(["rev-list", "--parents", "--stdin"], `${[...unknown, `^${from}`].join("\n")}\n`);
    const parents = new Map(
      lines
        .toString()
        .split("\n")
        .filter(Boolean)
        .map((line) => [line.split(" ")[0] ?? "", line.split(" ").slice(1)]),
    );
    for (const [oid, before] of parents) this.#known.set(keyOf("parents", [oid]), before);
    const ranges = unknown.flatMap((tip) => {
      const own: string[] = [];
      let at = tip;
      for (let before = parents.get(at); before; before = parents.get(at)) {
        if (before.length !== 1) return [];
        own.unshift(at);
        at = before[0] ?? "";
      }
      this.#known.set(
        keyOf("since", [from, tip]),
        own.map((oid) => ({ oid })),
      );
      this.#known.set(keyOf("base", [from, tip]), at);
      return [{ base: at, tip }];
    });
    const asked = ranges.map(({ base, tip }) => `${tip} ${base}\n`).join("");
    const said = this.#run(["diff-tree", "--stdin", "-r", "-z", "--raw", "--no-renames"], asked).toString();
    // What belongs to each commit comes after its id.
    const parts = said.split(/(?:^|\0)([0-9a-f]{40})\0/);
    const differences = new Map(
      parts.flatMap((part, index) => (index % 2 ? [[part, parts[index + 1] ?? ""]] : [])),
    );
    for (const { base, tip } of ranges)
      this.#known.set(keyOf("differences", [base, tip]), differencesIn(differences.get(tip) ?? ""));
  }

  /** Learns in one process which blobs some names stand for (`commit:path`), and what they hold. */
  learnBlobs(names: readonly string[]): void {
    const unknown = names.filter((name) => !this.#known.has(name));
    if (unknown.length === 0) return;
    const said = this.#run(["cat-file", "--batch"], `${unknown.join("\n")}\n`);
    let at = 0;
    for (const name of unknown) {
      const end = said.indexOf("\n", at);
      const [oid = "", type, size] = said.subarray(at, end).toString().split(" ");
      at = end + 1;
      if (size === undefined || type === "missing") continue;
      const bytes = said.subarray(at, at + Number(size));
      at += Number(size) + 1;
      this.#known.set(name, oid);
      this.#known.set(keyOf("type", [oid]), type);
      if (type === "blob") this.#known.set(keyOf("blob", [oid]), bytes);
    }
  }

  /** What differs between two trees, path by path. */
  differences(from: string, to: string): readonly Difference[] {
    return this.#once("differences", [from, to], () => {
      return differencesIn(this.run("diff-tree", "-r", "-z", "--raw", "--no-renames", from, to));
    });
  }

  /** The tree of a merge; undefined when git finds a conflict. */
  mergedTree(ours: string, theirs: string): string | undefined {
    return this.#once("merged", [ours, theirs], () => {
      const { status, stdout } = this.#try("merge-tree", "--write-tree", ours, theirs);
      return status === 0 ? stdout.toString().trim() : undefined;
    });
  }

  /** Moves a reference only if it holds what is expected; false when it does not. */
  move(reference: string, next: string, expected: string): boolean {
    return this.#try("update-ref", reference, next, expected).status === 0;
  }

  remove(reference: string): void {
    this.run("update-ref", "-d", reference);
  }

  /** Newest commit that touched a path. */
  lastCommit(from: string, path: string): string {
    const tip = this.find(from) ?? from;
    return this.#once(`last of ${path}`, [tip], () => this.run("rev-list", "-1", tip, "--", path));
  }
}
