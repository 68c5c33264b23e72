import { spawnSync } from "node:child_process";
import { gitEnvironment } from "../../server/repository/git/git-environment.ts";
import { catalogueFoldersAmong, named } from "../data-folders.ts";
import { UsageError } from "../options.ts";

/** Where a server is to read and write. */
interface Place {
  readonly directory: string;
  /** Name of the branch to publish to. */
  readonly branch: string;
  /** Folder of the data in the repository, as it was asked for. */
  readonly data: string;
  readonly remote: string | undefined;
}

type Git = (...args: readonly string[]) => string | undefined;

const MOST_NAMED = 20;

/**
 * Refuses a branch or a folder that is not there, which would show an empty catalogue and begin another one beside the
 * real one. What is really new can be begun: a repository without any commit, and one that holds no catalogue yet.
 */
export function requirePlace({ directory, branch, data, remote }: Place): void {
  const git: Git = (...args) => {
    const { status, stdout } = spawnSync("git", ["-C", directory, ...args], {
      encoding: "utf8",
      env: gitEnvironment(),
      maxBuffer: Number.POSITIVE_INFINITY,
    });
    return status === 0 ? stdout : undefined;
  };
  const refs = [
    `refs/heads/${branch}`,
    ...(remote === undefined ? [] : [`refs/remotes/${remote}/${branch}`]),
  ];
  const ref = refs.find((name) => git("rev-parse", "--quiet", "--verify", `${name}^{commit}`) !== undefined);
  if (ref === undefined) requireNew(git, branch);
  else
    requireData(
      git,
      ref,
      data
        .split("/")
        .filter((part) => part !== "" && part !== ".")
        .join("/"),
    );
}

/** Nothing is lost by beginning a branch where there is none. */
function requireNew(git: Git, branch: string): void {
  const branches = lines(
    git("for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/remotes"),
  ).filter((name) => !/(^|\/)cms\//.test(name) && !name.endsWith("/HEAD"));
  if (branches.length === 0) return;
  const shown = branches.slice(0, MOST_NAMED).join(", ");
  throw new UsageError(
    `There is no branch ${branch} here. Branches: ${shown}${branches.length > MOST_NAMED ? "…" : ""}. Name one with --branch, or make it first: git branch ${branch}`,
  );
}

function requireData(git: Git, ref: string, data: string): void {
  // What a submodule names can be a commit of this very repository: only a folder is looked into.
  const [entry] = data === "" ? [] : lines(git("ls-tree", "-z", "--full-tree", ref, "--", data), "\0");
  const isFolder = data === "" || entry?.startsWith("040000 ");
  const names = isFolder
    ? lines(git("ls-tree", "-z", "--name-only", "--full-tree", `${ref}:${data}`), "\0")
    : [];
  if (catalogueFoldersAmong(names).length > 0) return;
  const folders = lines(git("ls-tree", "-rdz", "--name-only", "--full-tree", ref), "\0");
  const holders = catalogueFoldersAmong(folders);
  if (!isFolder)
    throw new UsageError(
      `${what(entry, data)} ${named(holders)} To begin a new one there, commit a file in that folder first.`,
    );
  // A folder made for a catalogue that is to come; a whole repository, where there is no other catalogue.
  const isNew = names.every((name) => name.startsWith(".") || /^readme/i.test(name));
  if (isNew || (data === "" && holders.length === 0)) return;
  throw new UsageError(
    `${data === "" ? "The repository’s root" : `The folder ${data}`} holds no catalogue: neither benefits/ nor institutions/ is there. ${named(holders)} Name one with --data.`,
  );
}

function what(entry: string | undefined, data: string): string {
  if (entry === undefined) return `There is no folder ${data} in the repository.`;
  if (entry.startsWith("160000 ")) return `${data} is a submodule: serve that repository itself.`;
  if (entry.startsWith("120000 ")) return `${data} is a symbolic link, which is not followed.`;
  return `${data} is a file, not a folder.`;
}

function lines(output: string | undefined, separator = "\n"): string[] {
  return (output ?? "").split(separator).filter((line) => line !== "");
}
