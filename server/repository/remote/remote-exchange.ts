import type { GitResult } from "../git/git.ts";
import { isShallow } from "../references/ancestry.ts";
import type { GitStore } from "../store.ts";
import { runWatched, type WatchedResult } from "./remote-command.ts";
import { failureOf, isDamage, type RemoteFailure, refusalOf } from "./remote-failure.ts";

/** A branch to send. */
export interface BranchToSend {
  /** Its full name. */
  readonly ref: string;
  /** Its new commit; none when it is to be removed. */
  readonly next?: string | undefined;
  /** What was removed here, and is taken away there first. */
  readonly removed?: Removed | undefined;
}

/** A branch that was removed here. */
export interface Removed {
  /** What the remote holds: it is taken away only if it still does. */
  readonly held: string;
  /** The last commit that it had here. */
  readonly upTo: string;
}

/** What became of a branch that was sent; `moved`: the remote holds something else than was thought. */
export type Sent = { readonly branch: BranchToSend; readonly outcome: "sent" | "moved" | RemoteFailure };

/** The way to a remote. */
export interface Line {
  readonly remote: string;
  /** How long (ms) the remote may say nothing before it is left alone. */
  readonly silence: number;
  /** Ends what is under way. */
  readonly signal: AbortSignal;
  /** When (ms since 1970) something last came from it, while it is spoken with. */
  heardAt: number | undefined;
}

/** Reads every branch of a remote into `refs/remotes/<name>/`, and forgets those that are not there any more. */
export async function fetchRemote(store: GitStore, line: Line): Promise<RemoteFailure | undefined> {
  const branches = `+refs/heads/*:refs/remotes/${line.remote}/*`;
  const result = await speak(store, line, [
    "fetch",
    // A mirror's own would overwrite the branches here.
    "--refmap=",
    "--progress",
    "--prune",
    "--no-tags",
    "--no-recurse-submodules",
    "--no-write-fetch-head",
    "--no-auto-maintenance",
    // What the oldest commits hold tells what a draft changes.
    ...((await isShallow(store)) ? ["--unshallow"] : []),
    line.remote,
    branches,
  ]);
  return result.code === 0 ? undefined : failureOf(line.remote, result);
}

/**
 * Sends branches, each on its own: one that is refused does not stop the others. Nothing is forced over what others
 * sent.
 */
export async function sendBranches(
  store: GitStore,
  line: Line,
  branches: readonly BranchToSend[],
): Promise<readonly Sent[] | RemoteFailure> {
  const result = await speak(store, line, [
    "-c",
    `remote.${line.remote}.mirror=false`,
    "push",
    "--porcelain",
    "--progress",
    "--no-verify",
    "--no-signed",
    "--no-follow-tags",
    "--recurse-submodules=no",
    ...branches.flatMap(({ ref, removed }) => (removed ? [`--force-with-lease=${ref}:${removed.held}`] : [])),
    line.remote,
    ...branches.map(({ ref, next, removed }) => `${next && removed ? "+" : ""}${next ?? ""}:${ref}`),
  ]);
  const lines = result.stdout
    .toString()
    .split("\n")
    .map((text) => text.split("\t"))
    .filter((parts) => parts.length >= 3);
  // Nothing was sent then.
  const isDamaged = isDamage(result);
  if (isDamaged && branches.length > 1) return sendEach(store, line, branches);
  if (isDamaged || lines.length === 0) return failureOf(line.remote, result);
  return branches.map((branch) => ({ branch, outcome: outcomeOf(line, branch, lines, result) }));
}

/** Sends branches one after the other: git sends none of several when what one of them needs cannot be read. */
async function sendEach(store: GitStore, line: Line, branches: readonly BranchToSend[]): Promise<Sent[]> {
  const all: Sent[] = [];
  for (const branch of branches) {
    const sent = await sendBranches(store, line, [branch]);
    all.push(...("kind" in sent ? [{ branch, outcome: sent }] : sent));
  }
  return all;
}

function outcomeOf(
  { remote }: Line,
  branch: BranchToSend,
  lines: readonly (readonly string[])[],
  result: GitResult,
): Sent["outcome"] {
  const [flag, , summary = ""] = lines.find(([, names = ""]) => names.endsWith(`:${branch.ref}`)) ?? [];
  if (flag !== undefined && flag !== "!") return "sent";
  return wasFaster(branch, summary, result) ? "moved" : refusalOf(remote, summary, result);
}

/** Whether somebody else moved a branch before what was sent arrived, as git found here, or the remote when it wrote. */
function wasFaster({ ref }: BranchToSend, summary: string, { stderr }: GitResult): boolean {
  if (summary.startsWith("[rejected]")) return true;
  const [, reason = ""] = stderr.split(`cannot lock ref '${ref}': `);
  return /^(is at \w+ but expected|reference already exists|unable to resolve reference '[^']*'\s*$)/m.test(
    reason,
  );
}

async function speak(store: GitStore, line: Line, args: readonly string[]): Promise<WatchedResult> {
  const hear = () => {
    line.heardAt = Date.now();
  };
  hear();
  try {
    const env = {
      GIT_SSH_COMMAND: await sshCommand(store),
      SSH_ASKPASS_REQUIRE: "never",
      // One branch that cannot be read keeps nobody from sending and getting the others.
      GIT_REF_PARANOIA: "0",
    };
    // Nobody is there to answer a question: neither a window nor a keeper of passwords may ask one.
    const quiet = ["-c", "core.askPass=", "-c", "credential.interactive=false"];
    const command = store.git.command([...quiet, ...args], env);
    return await runWatched(command, { silence: line.silence, signal: line.signal, onSign: hear });
  } finally {
    line.heardAt = undefined;
  }
}

/** The ssh that the person who runs the server chose, which asks nothing and notices that the other end is gone. */
async function sshCommand({ git }: GitStore): Promise<string> {
  const { stdout } = await git.attempt(["config", "--get", "core.sshCommand"]);
  const chosen = process.env.GIT_SSH_COMMAND || stdout.toString().trim() || "ssh";
  // Another program may not know these options.
  return /^(\S*\/)?ssh(\s|$)/.test(chosen)
    ? `${chosen} -oBatchMode=yes -oConnectTimeout=10 -oServerAliveInterval=15 -oServerAliveCountMax=3`
    : chosen;
}
