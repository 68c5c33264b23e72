import type { Git, GitResult } from "./git.ts";

/** Why a remote did not take or give what was asked. */
export type RemoteFailure = { readonly kind: "unreachable" | "rejected"; readonly detail: string };

/** A branch to send. */
export interface BranchToSend {
  /** Its full name. */
  readonly ref: string;
  /** Its new commit; none when it is to be removed. */
  readonly next?: string | undefined;
  /** What was removed here, and is taken away there only if the remote still holds exactly that. */
  readonly removed?: string | undefined;
}

/** What became of a branch that was sent; `moved`: the remote holds something else than was thought. */
export type Sent = { readonly branch: BranchToSend; readonly outcome: "sent" | "moved" | RemoteFailure };

/** How long (ms) a remote may take before it counts as unreachable. */
const PATIENCE = 20_000;

// Nobody is there to answer a question.
const SSH = { GIT_SSH_COMMAND: "ssh -oBatchMode=yes -oConnectTimeout=10" };

/** Reads every branch of a remote into `refs/remotes/<name>/`, and forgets those that are not there any more. */
export async function fetchRemote(git: Git, remote: string): Promise<RemoteFailure | undefined> {
  const branches = `+refs/heads/*:refs/remotes/${remote}/*`;
  const args = ["fetch", "--quiet", "--prune", "--no-tags", "--no-write-fetch-head", "--no-auto-maintenance"];
  const result = await git.attempt([...args, remote, branches], { env: SSH, timeout: PATIENCE });
  return result.code === 0 ? undefined : { kind: "unreachable", detail: lastLine(result) };
}

/**
 * Sends branches, each on its own: one that is refused does not stop the others. Nothing is forced over what others
 * sent.
 */
export async function sendBranches(
  git: Git,
  remote: string,
  branches: readonly BranchToSend[],
): Promise<readonly Sent[] | RemoteFailure> {
  const args = [
    "push",
    "--porcelain",
    "--no-verify",
    ...branches.flatMap(({ ref, removed }) => (removed ? [`--force-with-lease=${ref}:${removed}`] : [])),
    remote,
    ...branches.map(({ ref, next, removed }) => `${next && removed ? "+" : ""}${next ?? ""}:${ref}`),
  ];
  const result = await git.attempt(args, { env: SSH, timeout: PATIENCE });
  const lines = result.stdout
    .toString()
    .split("\n")
    .map((line) => line.split("\t"))
    .filter((parts) => parts.length >= 3);
  if (lines.length === 0) return { kind: "unreachable", detail: lastLine(result) };
  return branches.map((branch) => {
    const [flag, , summary = ""] = lines.find(([, names = ""]) => names.endsWith(`:${branch.ref}`)) ?? [];
    if (flag !== undefined && flag !== "!") return { branch, outcome: "sent" };
    const isMoved = /\[rejected\]|stale info|fetch first|non-fast-forward|remote ref does not exist/.test(
      summary,
    );
    return {
      branch,
      outcome: isMoved ? "moved" : { kind: "rejected", detail: saidByRemote(result, summary) },
    };
  });
}

/** What a hook of the remote printed, else git's own word. */
function saidByRemote({ stderr }: GitResult, summary: string): string {
  const said = stderr
    .split("\n")
    .flatMap((line) => (line.startsWith("remote: ") ? [line.slice("remote: ".length).trim()] : []))
    .filter(Boolean);
  return (said.join(" ") || summary).slice(0, 300);
}

/** The end of what git printed, without what could be a password in an address. */
function lastLine({ stderr }: GitResult): string {
  const line =
    stderr
      .trim()
      .split("\n")
      .find((text) => text.startsWith("fatal: ")) ?? stderr.trim().split("\n").at(-1);
  return (line ?? "")
    .replace(/^fatal: /, "")
    .replace(/\/\/[^/@\s]*@/g, "//")
    .slice(0, 300);
}
