import { existsSync, type Stats } from "node:fs";
import { readdir, readFile, readlink, realpath, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";

/** Git commands that may stay open for hours, behind a pager or a pipe, and hold no lock meanwhile. */
const READERS = new Set(
  "annotate archive blame cat-file check-attr check-ignore credential credential-cache--daemon daemon diff for-each-ref fsmonitor--daemon grep hash-object help log ls-files ls-tree rev-list shortlog show upload-pack whatchanged".split(
    " ",
  ),
);

/** Options of git itself that are followed by a value. */
const WITH_VALUE = new Set([
  "-C",
  "-c",
  "--git-dir",
  "--work-tree",
  "--namespace",
  "--super-prefix",
  "--exec-path",
]);

/** A git process: its command, its environment, and when it began (ms since 1970). */
interface GitProcess {
  readonly args: readonly string[];
  readonly environment: ReadonlyMap<string, string>;
  readonly directory: string;
  readonly start: number;
}

/** What cannot be looked into, for it is another user's. */
type Hidden = Pick<GitProcess, "start">;

/**
 * When each process began (ms since 1970) that may hold a lock file of a repository: that of its owner, running a git
 * that writes in that repository, or with the file open. Undefined where the processes of the machine cannot be seen.
 */
export async function possibleHolders(lock: string, owner: number): Promise<number[] | undefined> {
  const [names, uptime, repository] = await Promise.all([
    readdir("/proc").catch(() => undefined),
    readFile("/proc/uptime", "utf8").catch(() => undefined),
    repositoryAround(dirname(lock)),
  ]);
  if (!names || !uptime) return undefined;
  const boot = Date.now() - Number.parseFloat(uptime) * 1000;
  const starts = await Promise.all(
    names
      .filter((name) => /^\d+$/.test(name))
      .map(async (pid) => {
        // A process may end while it is looked at.
        const info: Stats | undefined = await stat(`/proc/${pid}`).catch(() => undefined);
        if (info?.uid !== owner) return undefined;
        return holderStart(pid, boot, lock, repository).catch(() => undefined);
      }),
  );
  return starts.filter((start) => start !== undefined);
}

async function holderStart(
  pid: string,
  boot: number,
  lock: string,
  repository: string | undefined,
): Promise<number | undefined> {
  const line = await readFile(`/proc/${pid}/stat`, "utf8");
  const name = line.slice(line.indexOf("(") + 1, line.lastIndexOf(")"));
  // After the name: the state, then eighteen numbers, then the start in hundredths of a second since boot.
  const fields = line.slice(line.lastIndexOf(")") + 2).split(" ");
  if (fields[0] === "Z" || fields[0] === "X") return undefined;
  const start = boot + Number(fields[19]) * 10;
  if (name === "git" || name.startsWith("git-")) {
    const found = await lookInto(pid, start);
    return "args" in found && !(await mayWriteIn(found, repository)) ? undefined : start;
  }
  return (await hasOpen(pid, lock)) ? start : undefined;
}

async function lookInto(pid: string, start: number): Promise<GitProcess | Hidden> {
  try {
    const [args, environment, directory] = await Promise.all([
      readFile(`/proc/${pid}/cmdline`, "utf8"),
      readFile(`/proc/${pid}/environ`, "utf8"),
      readlink(`/proc/${pid}/cwd`),
    ]);
    const variables = environment.split("\0").map((line) => line.split(/=(.*)/s));
    return {
      args: args.split("\0"),
      environment: new Map(variables.map(([name = "", value = ""]) => [name, value])),
      directory,
      start,
    };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EACCES") return { start };
    throw error;
  }
}

async function mayWriteIn(found: GitProcess, repository: string | undefined): Promise<boolean> {
  const { command, gitDirectory } = commandOf(found.args);
  if (READERS.has(command)) return false;
  const named = gitDirectory ?? found.environment.get("GIT_DIR");
  const where = named ? await commonDirectory(resolve(found.directory, named)) : undefined;
  return (where ?? (await repositoryAround(found.directory))) === repository;
}

/** The command that a git process runs, and the repository that its arguments name. */
function commandOf(args: readonly string[]): { command: string; gitDirectory: string | undefined } {
  let gitDirectory: string | undefined;
  const [program = "", ...rest] = args;
  const alone = /(?:^|\/)git-([^/]+)$/.exec(program)?.[1];
  if (alone !== undefined) return { command: alone, gitDirectory };
  for (let at = 0; at < rest.length; at += 1) {
    const arg = rest[at] ?? "";
    if (!arg.startsWith("-")) return { command: arg, gitDirectory };
    if (arg.startsWith("--git-dir=")) gitDirectory = arg.slice("--git-dir=".length);
    if (arg === "--git-dir") gitDirectory = rest[at + 1];
    if (WITH_VALUE.has(arg)) at += 1;
  }
  return { command: "", gitDirectory };
}

async function hasOpen(pid: string, file: string): Promise<boolean> {
  const folder = `/proc/${pid}/fd`;
  const open = await readdir(folder).catch(() => []);
  const links = await Promise.all(open.map((name) => readlink(join(folder, name)).catch(() => "")));
  return links.includes(file);
}

/** The folder of git's files that git would find from a folder; that of the main working tree when there are several. */
async function repositoryAround(folder: string): Promise<string | undefined> {
  for (let at = folder; ; at = dirname(at)) {
    const found = (await gitDirectoryAt(at)) ?? (isGitDirectory(at) ? at : undefined);
    if (found) return commonDirectory(found);
    if (at === dirname(at)) return undefined;
  }
}

async function gitDirectoryAt(folder: string): Promise<string | undefined> {
  const place = join(folder, ".git");
  const link = await readFile(place, "utf8").catch(() => undefined);
  const named = link && /^gitdir: (.*)$/m.exec(link)?.[1];
  if (named) return resolve(folder, named);
  return isGitDirectory(place) ? place : undefined;
}

function isGitDirectory(folder: string): boolean {
  const holds = (name: string) => existsSync(join(folder, name));
  return holds("HEAD") && (holds("objects") || holds("commondir"));
}

async function commonDirectory(gitDirectory: string): Promise<string> {
  const common = await readFile(join(gitDirectory, "commondir"), "utf8").catch(() => ".");
  const path = resolve(gitDirectory, common.trim());
  return realpath(path).catch(() => path);
}
