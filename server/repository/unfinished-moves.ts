import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ReferenceMove } from "./references.ts";

/** Under git's own files: one file for each move that working trees are about to follow. */
const FOLDER = "contribution-moves";
const EXTENSION = ".json";

/** A move of a branch that was announced and not told to be over. */
export interface UnfinishedMove {
  readonly ref: string;
  /** Absent when the branch began with it. */
  readonly previous?: string | undefined;
  readonly next: string;
  /** The working trees that were clean before. */
  readonly places: readonly string[];
  /** The process that announced it. */
  readonly process: number;
}

/**
 * Writes down that clean working trees are about to follow a branch, for whoever comes after a killed server; gives
 * what takes the announcement back.
 */
export async function announce(
  gitDirectory: string,
  { name, previous, next }: ReferenceMove,
  places: readonly string[],
): Promise<() => Promise<void>> {
  if (!next || places.length === 0) return async () => undefined;
  const folder = join(gitDirectory, FOLDER);
  const file = join(folder, randomUUID());
  const move: UnfinishedMove = { ref: name, previous, next, places, process: process.pid };
  await mkdir(folder, { recursive: true });
  // Whoever opens the repository meanwhile must not read half of it.
  await writeFile(file, JSON.stringify(move));
  await rename(file, `${file}${EXTENSION}`);
  return () => rm(`${file}${EXTENSION}`, { force: true });
}

/** Takes out the moves that a process which is not there any more left unfinished. */
export async function takeUnfinished(gitDirectory: string): Promise<UnfinishedMove[]> {
  const folder = join(gitDirectory, FOLDER);
  const names = await readdir(folder).catch(() => []);
  const moves = await Promise.all(
    names
      .filter((name) => name.endsWith(EXTENSION))
      .map(async (name) => {
        const file = join(folder, name);
        const move = parsed(await readFile(file, "utf8").catch(() => ""));
        if (move && isAlive(move.process)) return [];
        await rm(file, { force: true });
        return move ? [move] : [];
      }),
  );
  return moves.flat();
}

function parsed(text: string): UnfinishedMove | undefined {
  try {
    // Only this file writes there.
    return JSON.parse(text) as UnfinishedMove;
  } catch {
    // Not one of ours.
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // It is there, and somebody else's.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
