import { spawn } from "node:child_process";
import type { Readable } from "node:stream";
import type { GitCommand, GitResult } from "../git/git.ts";

/** How a command that speaks with a remote is watched. */
export interface Watch {
  /** How long (ms) nothing at all may come from it before it is stopped. */
  readonly silence: number;
  /** Stops it. */
  readonly signal: AbortSignal;
  /** Told each time that something came. */
  readonly onSign: () => void;
}

/** How a watched command ended; `isSilent`: it was stopped because nothing came from it any more. */
export interface WatchedResult extends GitResult {
  readonly isSilent: boolean;
}

/** Whatever comes or goes is a sign of life on a pipe of its own; what it holds is thrown away. */
const SIGNS = {
  GIT_TRACE_PACKET: "3",
  GIT_TRACE_PACKFILE: "3",
  GIT_TRACE_CURL: "3",
  GIT_TRACE_CURL_NO_DATA: "1",
};

/** How long (ms) a command may take to stop by itself, and what it leaves behind to let go of what it printed to. */
const [GRACE, HELD] = [2_000, 1_000];

/**
 * Runs a command beside somebody who waits for the standard input to end, which it does with this process however it
 * dies, and then ends the whole group.
 */
const GUARDED = `exec 4<&0 </dev/null
(trap "" TERM; read -r end <&4; kill 0; sleep 1; kill -KILL 0) >/dev/null 2>&1 3>&- &
exec "$@" 4<&-`;

/**
 * Runs a git command in a process group of its own, with its helpers, and leaves none of them behind. As long as
 * something comes from it, be it slowly, it may go on.
 */
export function runWatched(
  { args, env }: GitCommand,
  { silence, signal, onSign }: Watch,
): Promise<WatchedResult> {
  return new Promise((resolve, reject) => {
    const child = spawn("sh", ["-c", GUARDED, "sh", "git", ...args], {
      detached: true,
      stdio: ["pipe", "pipe", "pipe", "pipe"],
      env: { ...env, ...SIGNS },
    });
    const end = (how: NodeJS.Signals) => endGroup(child.pid, how);
    let isSilent = false;
    const stop = () => {
      end("SIGTERM");
      setTimeout(() => child.exitCode === null && child.signalCode === null && end("SIGKILL"), GRACE).unref();
    };
    const fallSilent = () => {
      isSilent = true;
      stop();
    };
    let late = setTimeout(fallSilent, silence);
    const hear = () => {
      onSign();
      clearTimeout(late);
      if (!isSilent) late = setTimeout(fallSilent, silence);
    };
    signal.addEventListener("abort", stop);
    if (signal.aborted) stop();
    const [, out, err, packets] = child.stdio as unknown as [unknown, Readable, Readable, Readable];
    const [stdout, stderr] = [gather(out, hear), gather(err, hear)];
    packets.on("data", hear);
    child.stdin.on("error", () => undefined);
    child.on("error", reject);
    child.on("exit", () => {
      clearTimeout(late);
      // Whoever is still there was started by the command, or waits for it.
      end("SIGKILL");
      // Somebody who left the group may hold the pipes for ever.
      setTimeout(() => [out, err, packets].map((stream) => stream.destroy()), HELD).unref();
    });
    child.on("close", (code) => {
      signal.removeEventListener("abort", stop);
      resolve({
        code: code ?? -1,
        stdout: Buffer.concat(stdout),
        stderr: Buffer.concat(stderr).toString(),
        isSilent,
      });
    });
  });
}

function gather(stream: Readable, hear: () => void): Buffer[] {
  const chunks: Buffer[] = [];
  stream.on("data", (chunk: Buffer) => {
    chunks.push(chunk);
    hear();
  });
  return chunks;
}

function endGroup(pid: number | undefined, how: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, how);
  } catch {
    // Nobody is left in it.
  }
}
