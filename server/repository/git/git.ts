import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { gitEnvironment } from "./git-environment.ts";
import { MOST_OPEN } from "./open-files.ts";
import { createPool } from "./pool.ts";
import { OWN, PARENT, parentName } from "./process-mark.ts";

/** How a git command ended; `stderr` is in English whatever the machine's language. */
export interface GitResult {
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** What a git command reads on its standard input, and the variables added to its environment. */
export interface GitOptions {
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
}

/** A git command that somebody else starts: what stands after `git`, and the whole environment. */
export interface GitCommand {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The git command line, tied to one repository or one working tree. */
export interface Git {
  /** Runs a command whose failure is an answer; rejects only when git itself cannot be started. */
  attempt(args: readonly string[], options?: GitOptions): Promise<GitResult>;
  /** Runs a command that must succeed, and gives what it wrote. */
  run(args: readonly string[], options?: GitOptions): Promise<Buffer>;
  /** The same, as text without its last line break. */
  text(args: readonly string[], options?: GitOptions): Promise<string>;
  /** Starts a command that goes on reading and writing. */
  start(args: readonly string[]): ChildProcessWithoutNullStreams;
  /** A command to be started in another way. */
  command(args: readonly string[], env?: Readonly<Record<string, string>>): GitCommand;
}

const SETTINGS = [
  "core.hooksPath=/dev/null",
  "core.fsmonitor=false",
  "core.splitIndex=false",
  "core.quotePath=false",
  "commit.gpgSign=false",
  "diff.orderFile=/dev/null",
  "i18n.commitEncoding=UTF-8",
  "gc.auto=0",
  // What is acknowledged must survive a power cut.
  "core.fsync=committed,loose-object,reference",
].flatMap((setting) => ["-c", setting]);

/** Commands that run at the same time, whatever is asked for: more would only wait for each other. */
const commands = createPool(Math.max(2, Math.min(16, Math.floor(MOST_OPEN / 32))));

/** Ties the git command line to a place, given as git's own arguments: `--git-dir=<folder>`, or `-C <folder>`. */
export function createGit(place: readonly string[]): Git {
  const command = (args: readonly string[], extra: Readonly<Record<string, string>> = {}) => ({
    args: [...place, ...SETTINGS, ...args],
    env: { ...environment(), ...extra },
  });
  const start = (args: readonly string[], extra?: Readonly<Record<string, string>>) => {
    const { args: whole, env } = command(args, extra);
    const child = spawn("git", whole, { env, stdio: "pipe" });
    if (hasStreams(child)) return child;
    child.on("error", () => undefined);
    throw Object.assign(new Error("git cannot be started: too many open files"), { code: "EMFILE" });
  };

  const attempt = (args: readonly string[], options: GitOptions = {}) =>
    commands(() => runOne(args, options));

  const runOne = (args: readonly string[], { input, env }: GitOptions) =>
    new Promise<GitResult>((resolve, reject) => {
      const child = start(args, env);
      const out: Buffer[] = [];
      const err: Buffer[] = [];
      child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
      child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
      child.on("error", reject);
      child.on("close", (code) => {
        resolve({ code: code ?? -1, stdout: Buffer.concat(out), stderr: Buffer.concat(err).toString() });
      });
      // A command that stops before reading everything says why by its exit code.
      child.stdin.on("error", () => undefined);
      child.stdin.end(input);
    });

  const run = async (args: readonly string[], options?: GitOptions) => {
    const { code, stdout, stderr } = await attempt(args, options);
    if (code !== 0) throw new Error(`git ${args.join(" ")} ended with ${code}: ${stderr.trim()}`);
    return stdout;
  };

  return {
    attempt,
    run,
    text: async (args, options) => (await run(args, options)).toString().replace(/\n$/, ""),
    start: (args) => start(args),
    command,
  };
}

/** Where nothing more can be opened, a process is given without the streams that its type promises. */
function hasStreams({ stdin }: Partial<ChildProcessWithoutNullStreams>): boolean {
  return stdin !== undefined && stdin !== null;
}

/** The environment of a git command, which asks no question. */
function environment(): Record<string, string | undefined> {
  return {
    ...gitEnvironment(),
    [PARENT]: parentName(OWN),
    GIT_OPTIONAL_LOCKS: "0",
    GIT_TERMINAL_PROMPT: "0",
    LC_ALL: "C",
  };
}
