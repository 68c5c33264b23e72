import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { hostname } from "node:os";
import { setTimeout as pause } from "node:timers/promises";

/** A process, told apart from a later one that got its number. */
export interface ProcessMark {
  readonly host: string;
  readonly pid: number;
  /** When it began, in the system's own words; empty where the system does not say. */
  readonly start: string;
}

/** The processes of another machine cannot be seen: what one left for longer than this (ms) is taken for a dead one's. */
const STRANGER = 60_000;

/** How long (ms) the children of a killed process may take to end. */
const PATIENCE = 10_000;
const PAUSE = 20;

/** The git commands that change branches and working trees; others may go on for long, and harm nothing. */
const WRITERS: ReadonlySet<string> = new Set(["update-ref", "read-tree", "update-index", "status"]);

/** In the environment of every child: whose child it is. */
export const PARENT = "CONTRIBUTION_PARENT";

/** The mark of this process. */
export const OWN: ProcessMark = { host: hostname(), pid: process.pid, start: startOf(process.pid) };

/** What stands for a process in the environment of its children. */
export function parentName({ pid, start }: ProcessMark): string {
  return `${pid} ${start}`;
}

/** Reads a mark out of JSON that may be anything. */
export function toMark(value: unknown): ProcessMark | undefined {
  const { host, pid, start } = (value ?? {}) as Partial<ProcessMark>;
  if (typeof host !== "string" || typeof start !== "string") return undefined;
  return Number.isInteger(pid) && pid !== undefined && pid > 0 ? { host, pid, start } : undefined;
}

/** Whether a process that left something `age` ms ago still runs. */
export function isRunning({ host, pid, start }: ProcessMark, age: number): boolean {
  if (host !== hostname()) return age < STRANGER;
  return isThere(pid) && startOf(pid) === start;
}

/**
 * Waits until the children of a killed process have ended; gives the number of one that does not. Only where the
 * system shows processes: elsewhere there is nothing to wait for.
 */
export async function orphanOf(parent: ProcessMark): Promise<number | undefined> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const orphan = await findChild(`${PARENT}=${parentName(parent)}`);
    if (orphan === undefined || Date.now() > end) return orphan;
    await pause(PAUSE);
  }
}

async function findChild(variable: string): Promise<number | undefined> {
  const names = await readdir("/proc").catch(() => []);
  const found = await Promise.all(
    names
      .filter((name) => /^\d+$/.test(name))
      // A process that has ended, or is somebody else's, shows nothing.
      .map(async (pid) => {
        const [environment, command] = await Promise.all(
          ["environ", "cmdline"].map(async (file) =>
            (await readFile(`/proc/${pid}/${file}`, "utf8").catch(() => "")).split("\0"),
          ),
        );
        const isWriter = command?.some((word) => WRITERS.has(word));
        return isWriter && environment?.includes(variable) ? Number(pid) : undefined;
      }),
  );
  return found.find((pid) => pid !== undefined);
}

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // It is there, and somebody else's.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** When a process began. */
export function startOf(pid: number): string {
  try {
    const [stat, boot] = [`/proc/${pid}/stat`, "/proc/sys/kernel/random/boot_id"].map((file) =>
      readFileSync(file, "utf8"),
    ) as [string, string];
    // After the name: the state, then eighteen numbers, then the start.
    return `${boot.trim()} ${stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19]}`;
  } catch {
    return askPs(pid);
  }
}

function askPs(pid: number): string {
  try {
    const env = { ...process.env, LC_ALL: "C" };
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], {
      encoding: "utf8",
      env,
      stdio: "pipe",
    }).trim();
  } catch {
    return "";
  }
}
