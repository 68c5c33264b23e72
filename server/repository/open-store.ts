import { join, resolve } from "node:path";
import type { Gate } from "../../contribution/desk/judging/gate.ts";
import type { Rewrite } from "../../contribution/desk/saving/rewrite-entry.ts";
import type { DescribeChange } from "../../contribution/desk/wording/describe-change.ts";
import { createFactsFile } from "./drafts/facts-file.ts";
import { createGit, type Git } from "./git/git.ts";
import { createObjectReader } from "./objects/object-reader.ts";
import { createObjectWriter, type ObjectPlace } from "./objects/object-writer.ts";
import { createTidying, releaseAbandoned } from "./objects/tidy.ts";
import { forgetOutcomes } from "./references/intention.ts";
import { createSync, type Sync } from "./remote/sync.ts";
import type { GitStore } from "./store.ts";
import { createTurns } from "./turns.ts";
import { finishMoves } from "./worktree/finish-moves.ts";
import { openedWorktree } from "./worktree/working-places.ts";
import type { LeftBehind } from "./worktree/worktree-report.ts";

/** In milliseconds. */
const DAY = 24 * 3600 * 1000;

/** Where a repository is and what its caller decides. */
export interface RepositoryOptions {
  /** Any folder of a working tree, or a bare repository. */
  readonly directory: string;
  /** Folder of the data under the repository's root; the root itself by default. */
  readonly dataRoot?: string | undefined;
  /** Short name of the branch to publish to; by default the one that HEAD names. */
  readonly branch?: string | undefined;
  /** Name of a remote to follow: read now and then, and sent to after writing. */
  readonly remote?: string | undefined;
  /** How long (ms) that remote may say nothing before it is left alone; three minutes by default. */
  readonly silence?: number | undefined;
  readonly gate?: Gate | undefined;
  readonly rewrite?: Rewrite | undefined;
  readonly describeChange?: DescribeChange | undefined;
  /** Told of files of a working tree that did not follow their branch. */
  readonly tell?: ((left: LeftBehind) => void) | undefined;
}

/** A repository that was opened. */
export interface Opened {
  readonly store: GitStore;
  /** Name of the folder that was opened, and short name of the branch to publish to. */
  readonly name: string;
  readonly branch: string;
  /** What keeps it together with the remote that it follows; undefined when it follows none. */
  readonly sync: Sync | undefined;
  /** Ends the git processes that stay open for reading, and all that goes on by itself. */
  close(): void;
}

/** Opens a repository; throws when the folder is not one, or the data root not inside it. */
export async function openStore(options: RepositoryOptions): Promise<Opened> {
  const directory = resolve(options.directory);
  const opened = createGit(["-C", directory]);
  const asked = ["--absolute-git-dir", "--git-common-dir", "--show-object-format", "--is-inside-work-tree"];
  const [gitDirectory, common = "", hash, inside] = (await opened.text(["rev-parse", ...asked])).split("\n");
  const git = createGit([`--git-dir=${gitDirectory}`]);
  const main = resolve(directory, common);
  const place: ObjectPlace = {
    packs: join(main, "objects", "pack"),
    hash: hash === "sha256" ? "sha256" : "sha1",
  };
  const branch = options.branch ?? (await findMainBranch(git));
  const store: GitStore = {
    git,
    objects: createObjectReader(git, main),
    writer: createObjectWriter(git, place),
    place,
    tidying: createTidying(git, place, main),
    gitDirectory: main,
    mainWorktree: inside === "true" ? await openedWorktree(opened, main) : undefined,
    mainRef: `refs/heads/${branch}`,
    prefix: toPrefix(options.dataRoot ?? ""),
    remote: options.remote ?? "origin",
    followsRemote: options.remote !== undefined,
    gate: options.gate,
    rewrite: options.rewrite,
    describeChange: options.describeChange,
    author: undefined,
    intention: undefined,
    tell: options.tell,
    inTurn: createTurns(),
    trees: new Map(),
    folders: new Map(),
    bases: new Map(),
    commits: new Map(),
    roots: new Map(),
    draftFacts: new Map(),
    factsFile: createFactsFile(main),
  };
  try {
    if (options.remote !== undefined) await git.run(["remote", "get-url", options.remote]);
    await releaseAbandoned(place);
    await bringUpToDate(store);
    await forgetOutcomes(store);
  } catch (error) {
    // What stays open would keep the process from ending.
    closeStore(store);
    throw error;
  }
  const forgetting = setInterval(() => void forgetOutcomes(store).catch(() => undefined), DAY).unref();
  const sync = options.remote === undefined ? undefined : createSync(store, options.remote, options.silence);
  return {
    store,
    name: directory.split("/").at(-1) ?? "",
    branch,
    sync,
    close: () => {
      clearInterval(forgetting);
      sync?.close();
      closeStore(store);
    },
  };
}

function closeStore({ objects, tidying, factsFile }: GitStore): void {
  factsFile.close();
  objects.close();
  tidying.close();
}

/** Finishes what a killed server began. */
async function bringUpToDate(store: GitStore): Promise<void> {
  const obstacle = await finishMoves(store);
  if (obstacle)
    throw new Error(
      `a publication was cut off before the files of its working tree were up to date, and ${obstacle}. Start again once it has ended`,
    );
}

/** The branch to publish to when none is named: a draft that happens to be checked out is never it. */
async function findMainBranch(git: Git): Promise<string> {
  const symbolic = async (name: string, prefix: string) => {
    const { stdout } = await git.attempt(["symbolic-ref", "-q", name]);
    const ref = stdout.toString().trim();
    return ref.startsWith(prefix) && !ref.startsWith(`${prefix}cms/`) ? ref.slice(prefix.length) : undefined;
  };
  const named =
    (await symbolic("HEAD", "refs/heads/")) ??
    (await symbolic("refs/remotes/origin/HEAD", "refs/remotes/origin/"));
  if (named) return named;
  for (const usual of ["main", "master"]) {
    if ((await git.attempt(["rev-parse", "-q", "--verify", `refs/heads/${usual}`])).code === 0) return usual;
  }
  throw new Error(
    "no main branch: HEAD names none, and there is neither main nor master; name it as an option",
  );
}

function toPrefix(dataRoot: string): string {
  const segments = dataRoot.split("/").filter((segment) => segment !== "" && segment !== ".");
  if (
    segments.includes("..") ||
    segments.includes(".git") ||
    /[\\\n\0]/.test(dataRoot) ||
    dataRoot.startsWith("/")
  ) {
    throw new Error(`the data root is not a folder under the repository's root: ${dataRoot}`);
  }
  return segments.map((segment) => `${segment}/`).join("");
}
