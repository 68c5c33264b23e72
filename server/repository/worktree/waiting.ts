import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { NamedEntry } from "../objects/tree.ts";
import type { IndexEntry } from "./index-entries.ts";

/** Among git's files of a linked working tree, so that git takes it away with them. */
const FILE = "contribution-waiting.json";

/** An entry that was moved in the index of an absent working tree: what it was, and what it was made. */
export interface MovedEntry {
  readonly path: string;
  readonly before?: IndexEntry | undefined;
  readonly after?: NamedEntry | undefined;
}

/** What a working tree missed while its folder was absent. */
export interface Waiting {
  /** Full name of its branch. */
  readonly branch: string;
  /** The version that its files hold: that before the first move that it missed. */
  readonly previous?: string | undefined;
  /** The version that its index was brought to; `moved` says where. */
  readonly reached?: string | undefined;
  readonly moved: readonly MovedEntry[];
  /** Whether its files were being brought forward, which may have been cut. */
  readonly isBegun: boolean;
  /** What kept its index or files from following when it was last tried; said once. */
  readonly problem?: string | undefined;
}

/** Whether a working tree missed something, given the folder of its own git files. */
export function isWaiting(gitDirectory: string): boolean {
  return existsSync(join(gitDirectory, FILE));
}

/** Undefined when it missed nothing. */
export async function readWaiting(gitDirectory: string): Promise<Waiting | undefined> {
  const text = await readFile(join(gitDirectory, FILE), "utf8").catch(() => undefined);
  return text === undefined ? undefined : JSON.parse(text);
}

export async function writeWaiting(gitDirectory: string, waiting: Waiting): Promise<void> {
  const file = join(gitDirectory, FILE);
  const draft = `${file}-${randomUUID()}`;
  // Whoever starts again after a kill must not read half of it.
  await writeFile(draft, JSON.stringify(waiting));
  await rename(draft, file);
}

export function forgetWaiting(gitDirectory: string): Promise<void> {
  return rm(join(gitDirectory, FILE), { force: true });
}
