import { randomUUID } from "node:crypto";
import { constants, existsSync } from "node:fs";
import { copyFile, link, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { isRunning, OWN, type ProcessMark, toMark } from "../git/process-mark.ts";
import { removeLock, removeStaleLock } from "../git/stale-lock.ts";

/** How long (ms) one other git may hold the index of a working tree before we give up; several take turns. */
const PATIENCE = 10_000;
const PAUSE = 50;

/** What a file system answers that has no hard links. */
const NO_LINKS: ReadonlySet<string> = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK"]);

/** The index of a working tree, held by git's own lock file: no other git can read it in order to write it meanwhile. */
export interface HeldIndex {
  /** Makes a copy to work on, in place of the last one. */
  copy(): Promise<string>;
  /** Puts the copy in the index's place. */
  replace(): Promise<void>;
  /** Never fails: a lock that cannot be removed now is taken over by whoever asks for it next. */
  release(): Promise<void>;
}

/** The names of the locks that this process holds, or is taking; another one of its own is what it could not remove. */
const held = new Set<string>();

/** Takes the lock of an index, given the folder of its working tree's own git files; undefined when others keep it. */
export async function holdIndex(gitDirectory: string, patience = PATIENCE): Promise<HeldIndex | undefined> {
  const lock = join(gitDirectory, "index.lock");
  let seen: string | undefined;
  let end = 0;
  const id = randomUUID();
  while (!(await create(lock, id))) {
    const found = await stat(lock).catch(() => undefined);
    const now = found && `${found.ino} ${found.mtimeMs}`;
    if (now !== seen) [seen, end] = [now, Date.now() + patience];
    if (await removeAbandoned(lock)) continue;
    if (Date.now() > end) return undefined;
    await pause(PAUSE);
  }
  const [index, draft] = ["index", "index.contribution"].map((name) => join(gitDirectory, name)) as [
    string,
    string,
  ];
  return {
    copy: () => copyIndex(index, draft),
    replace: () => rename(draft, index),
    async release() {
      held.delete(id);
      await Promise.all([draft, `${draft}.lock`].map(remove));
      await remove(lock);
    },
  };
}

/** Removes a file; a disk that refuses it once may not do so again. */
async function remove(file: string): Promise<void> {
  const attempt = () => rm(file, { force: true });
  await attempt()
    .catch(attempt)
    .catch(() => undefined);
}

/** The process that holds a lock of ours, and the lock's name; undefined when it is not one. */
async function holderOf(lock: string): Promise<{ mark: ProcessMark; id: unknown } | undefined> {
  try {
    const told = JSON.parse(await readFile(lock, "utf8"));
    const mark = toMark(told);
    return mark && { mark, id: told.id };
  } catch {
    // It is git's, or gone.
    return undefined;
  }
}

/** Takes a lock with its holder's name in it from the first moment: without one, it would be taken for git's. */
async function create(lock: string, id: string): Promise<boolean> {
  if (existsSync(lock)) return false;
  const draft = `${lock}-${id}`;
  held.add(id);
  try {
    await writeFile(draft, JSON.stringify({ ...OWN, id }));
    await link(draft, lock).catch((error: NodeJS.ErrnoException) => {
      if (!NO_LINKS.has(error.code ?? "")) throw error;
      return copyFile(draft, lock, constants.COPYFILE_EXCL);
    });
    return true;
  } catch (error) {
    held.delete(id);
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    // Whether it goes away or not, the lock is taken.
    await rm(draft, { force: true }).catch(() => undefined);
  }
}

async function removeAbandoned(lock: string): Promise<boolean> {
  const found = await stat(lock).catch(() => undefined);
  const holder = found && (await holderOf(lock));
  if (!found || !holder) return removeStaleLock(lock);
  const { mark, id } = holder;
  const isHeld = isOwn(mark) ? held.has(String(id)) : isRunning(mark, Date.now() - found.mtimeMs);
  return !isHeld && removeLock(lock, found);
}

function isOwn({ host, pid, start }: ProcessMark): boolean {
  return host === OWN.host && pid === OWN.pid && start === OWN.start;
}

async function copyIndex(index: string, draft: string): Promise<string> {
  await Promise.all([draft, `${draft}.lock`].map((file) => rm(file, { force: true })));
  const found = await stat(index).catch(() => undefined);
  if (!found) return draft;
  await copyFile(index, draft, constants.COPYFILE_FICLONE);
  // git reads again the files that changed since the index was written: a copy must not look younger.
  const second = Math.floor(found.mtimeMs / 1000);
  await utimes(draft, second, second);
  return draft;
}
