import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isRunning, OWN, type ProcessMark, toMark } from "../git/process-mark.ts";
import type { ReferenceMove } from "../references/references.ts";

/** Under git's own files: one file for the moves that working trees are about to follow. */
const FOLDER = "contribution-moves";
const EXTENSION = ".json";

/** A move of a branch and the working trees on it. */
export interface AnnouncedMove extends ReferenceMove {
  /** Their folders. */
  readonly places: readonly string[];
}

/** What was written down before moving. */
export interface Announcement {
  /** The working trees follow: takes it away. */
  end(): Promise<void>;
  /** They could not: leaves it to whoever finishes moves. */
  abandon(): void;
}

/** Moves that nobody is at any more. */
export interface Unfinished {
  readonly moves: readonly AnnouncedMove[];
  /** The process that was at it, when it was killed. */
  readonly process: ProcessMark | undefined;
  /** Takes the announcement away. */
  forget(): Promise<void>;
}

/** The announcements of moves that this process is at. */
const current = new Set<string>();

/** Writes down that working trees are about to follow branches, for whoever comes after a killed server. */
export async function announce(gitDirectory: string, moves: readonly AnnouncedMove[]): Promise<Announcement> {
  const folder = join(gitDirectory, FOLDER);
  const draft = join(folder, randomUUID());
  const file = `${draft}${EXTENSION}`;
  await mkdir(folder, { recursive: true });
  current.add(file);
  // Whoever opens the repository meanwhile must not read half of it.
  await writeFile(draft, JSON.stringify({ moves, process: OWN }));
  await rename(draft, file);
  return {
    end: () => rm(file, { force: true }).finally(() => current.delete(file)),
    abandon: () => void current.delete(file),
  };
}

/** The moves that were left unfinished, the oldest first. */
export async function unfinishedMoves(gitDirectory: string): Promise<Unfinished[]> {
  const folder = join(gitDirectory, FOLDER);
  const names = await readdir(folder).catch(() => []);
  const found = await Promise.all(
    names.filter((name) => name.endsWith(EXTENSION)).map((name) => readAnnouncement(join(folder, name))),
  );
  return found
    .filter((one) => one !== undefined)
    .sort((a, b) => a.time - b.time)
    .map(({ moves, process, file }) => ({ moves, process, forget: () => rm(file, { force: true }) }));
}

async function readAnnouncement(file: string) {
  const [text, status] = await Promise.all([readFile(file, "utf8"), stat(file)]).catch(() => []);
  // Whoever announced it has taken it back.
  if (text === undefined || !status) return undefined;
  const { moves, process } = parsed(text);
  const isAlive = process && isRunning(process, Date.now() - status.mtimeMs);
  if (isAlive && (process.pid !== OWN.pid || current.has(file))) return undefined;
  return { moves, process: isAlive ? undefined : process, file, time: status.mtimeMs };
}

/** Only this file writes there; what others wrote announces nothing. */
function parsed(text: string) {
  try {
    const { moves, process } = JSON.parse(text);
    return { moves: (moves ?? []) as AnnouncedMove[], process: toMark(process) };
  } catch {
    return { moves: [], process: undefined };
  }
}
