import type { Git, GitOptions } from "../git/git.ts";
import { compareTrees } from "../objects/compare-trees.ts";
import type { NamedEntry } from "../objects/tree.ts";
import { findRef } from "../references/find-ref.ts";
import type { ReferenceMove } from "../references/references.ts";
import type { GitStore } from "../store.ts";
import { advance } from "./advance-worktree.ts";
import { absent, flag, type IndexEntry, readEntries, readIntended, writeEntries } from "./index-entries.ts";
import { type HeldIndex, holdIndex } from "./index-lock.ts";
import {
  forgetWaiting,
  isWaiting,
  type MovedEntry,
  readWaiting,
  type Waiting,
  writeWaiting,
} from "./waiting.ts";
import { detach, isOn, linkedPlaces, type Place, presentAt } from "./working-places.ts";

/*
 * A linked working tree whose folder is absent (a disk that is not there) cannot follow its branch. Its index can: it
 * is among git's own files. It is moved on, and git is told to take the files at these paths for unchanged, so that
 * the first `git commit -a` after the return takes nothing back. The files follow once they are there again.
 */

/** Writes down, before a branch moves, which absent working trees are going to miss it. Never fails. */
export async function noteAbsent(
  store: GitStore,
  { name, previous }: Pick<ReferenceMove, "name" | "previous">,
  isBegun = false,
): Promise<void> {
  for (const place of await linkedPlaces(store, name)) {
    try {
      if (await presentAt(place)) continue;
      const known = await readWaiting(place.gitDirectory);
      if (known?.branch === name) continue;
      const first = { previous, reached: previous, moved: [], isBegun };
      await writeWaiting(place.gitDirectory, { ...first, ...known, branch: name });
    } catch (error) {
      const failure = (error as Error).message;
      store.tell?.({ place: place.path, branch: name, files: [], isAbsent: true, failure });
    }
  }
}

/** Brings forward what can be of the working trees that missed moves: their index, and their files once there. Never fails. */
export function catchUp(store: GitStore): Promise<void> {
  return store.inTurn("absent working trees", async () => {
    for (const place of await linkedPlaces(store))
      if (isWaiting(place.gitDirectory)) await catchUpOne(store, place).catch(() => undefined);
  });
}

async function catchUpOne(store: GitStore, place: Place): Promise<void> {
  const seen = await readWaiting(place.gitDirectory);
  if (!seen) return;
  const present = await presentAt(place);
  const tip = await findRef(store, seen.branch);
  if (!present && tip && tip === seen.reached && !seen.problem) return;
  let index: HeldIndex | undefined;
  let problem: string | undefined;
  try {
    index = await holdIndex(place.gitDirectory, 0);
    // Another process may have been at it meanwhile.
    const waiting = index && (await readWaiting(place.gitDirectory));
    if (!index) problem = `${place.gitDirectory}/index.lock`;
    else if (waiting && !tip) await leaveBranch(place, waiting);
    else if (waiting && tip && !present) await advanceIndex(store, place, index, waiting, tip);
    if (index && waiting && present) await bringForward(store, present, index, waiting);
  } catch (error) {
    problem = (error as Error).message;
  } finally {
    await index?.release();
  }
  if (problem) await tellOnce(store, place, problem, !present);
}

/** What keeps a working tree from following is said when it begins. */
async function tellOnce(store: GitStore, { path, gitDirectory }: Place, problem: string, isAbsent: boolean) {
  const waiting = await readWaiting(gitDirectory);
  if (!waiting || waiting.problem) return;
  await writeWaiting(gitDirectory, { ...waiting, problem });
  store.tell?.({ place: path, branch: waiting.branch, files: [], failure: problem, isAbsent });
}

/** Its branch was deleted: it stays at the version that its index holds. */
async function leaveBranch(place: Place, { branch, reached, moved, isBegun }: Waiting): Promise<void> {
  if (reached && (await isOn(place, branch))) await detach(place, reached);
  if (moved.length === 0 && !isBegun) await forgetWaiting(place.gitDirectory);
}

/** Moves on the index of an absent working tree where it holds what its branch held. */
async function advanceIndex(
  store: GitStore,
  place: Place,
  index: HeldIndex,
  waiting: Waiting,
  tip: string,
): Promise<void> {
  const { git, gitDirectory } = place;
  if (!(await isOn(place, waiting.branch))) return;
  const differences = await compareTrees(store, waiting.previous, tip);
  const options = indexAlone(place, await index.copy());
  await putBack(git, waiting.moved, options);
  const entries = await readEntries(
    git,
    differences.map(({ path }) => path),
    options,
  );
  // Only a name that is new here can be that of a file to come.
  const added = differences.filter(({ path, before }) => !before && entries.has(path));
  const intended = await readIntended(
    git,
    added.map(({ path }) => path),
    options,
  );
  const moved: MovedEntry[] = [];
  for (const { path, before, after } of differences) {
    const [held, ...others] = intended.has(path) ? [] : (entries.get(path) ?? []);
    const isConflict = others.length > 0 || (held && held.stage !== 0);
    if (!isConflict && same(held, before)) moved.push({ path, before: held, after });
  }
  await writeMoved(git, moved, ({ after }) => after, options);
  await flagMoved(git, moved, ({ after, before }) => after && !before?.isSkipped, options);
  // Until the index is in its place, either may be what it holds.
  await writeWaiting(gitDirectory, { ...waiting, moved: [...waiting.moved, ...moved] });
  if (waiting.moved.length > 0 || moved.length > 0) await index.replace();
  await writeWaiting(gitDirectory, { ...waiting, moved, reached: tip, problem: undefined });
  if (waiting.reached === waiting.previous && tip !== waiting.previous)
    store.tell?.({ place: place.path, branch: waiting.branch, files: [], isAbsent: true });
}

/** Lets the files of a working tree follow that is there again, from the version that they hold. */
async function bringForward(
  store: GitStore,
  place: Place,
  index: HeldIndex,
  waiting: Waiting,
): Promise<void> {
  const { git, gitDirectory } = place;
  // Its branch by now, or another one that somebody went to.
  const next = await git.text(["rev-parse", "--verify", "HEAD^{commit}"]);
  await writeWaiting(gitDirectory, { ...waiting, isBegun: true });
  const back: HeldIndex = {
    ...index,
    copy: async () => {
      const copy = await index.copy();
      await putBack(git, waiting.moved, { env: { GIT_INDEX_FILE: copy } });
      return copy;
    },
  };
  const versions = { previous: waiting.previous, next };
  const files = await advance(store, { ...place, index: back }, versions, waiting.isBegun);
  if ((await compareTrees(store, versions.previous, next)).length === 0 && waiting.moved.length > 0) {
    await back.copy();
    await back.replace();
  }
  await forgetWaiting(gitDirectory);
  if (files.length > 0 && (await isOn(place, waiting.branch)))
    store.tell?.({ place: place.path, branch: waiting.branch, files });
}

/** Gives entries that still are what they were made what they were before, and what a person had told git about them. */
async function putBack(git: Git, moved: readonly MovedEntry[], options: GitOptions): Promise<void> {
  if (moved.length === 0) return;
  const entries = await readEntries(
    git,
    moved.map(({ path }) => path),
    options,
  );
  const ours = moved.filter(({ path, after }) => {
    const held = entries.get(path) ?? [];
    return held.length <= 1 && same(held[0], after);
  });
  await writeMoved(git, ours, ({ before }) => before, options);
  await flagMoved(git, ours, ({ before }) => before?.isAssumed, options);
}

async function writeMoved(
  git: Git,
  moved: readonly MovedEntry[],
  toEntry: (moved: MovedEntry) => NamedEntry | undefined,
  options: GitOptions,
): Promise<void> {
  const entries = moved.map((one) => {
    const length = (one.before ?? one.after)?.oid ?? "";
    return { path: one.path, ...absent(length), ...named(toEntry(one)) };
  });
  // What makes room for another path goes first.
  await writeEntries(
    git,
    entries.sort((a, b) => Number(b.mode === "0") - Number(a.mode === "0")),
    options,
  );
}

async function flagMoved(
  git: Git,
  moved: readonly MovedEntry[],
  isAssumed: (moved: MovedEntry) => unknown,
  options: GitOptions,
): Promise<void> {
  const paths = (of: readonly MovedEntry[]) => of.map(({ path }) => path);
  const isSkipped = ({ before, after }: MovedEntry) => before?.isSkipped && after;
  await flag(git, "--assume-unchanged", paths(moved.filter(isAssumed)), options);
  await flag(git, "--skip-worktree", paths(moved.filter(isSkipped)), options);
}

function named(entry: NamedEntry | IndexEntry | undefined): NamedEntry | undefined {
  return entry && { mode: entry.mode, oid: entry.oid };
}

function same(one: NamedEntry | undefined, other: NamedEntry | undefined): boolean {
  return one?.oid === other?.oid && one?.mode === other?.mode;
}

/** git asks for a working tree, and only looks at the index: a folder that holds none of its files will do. */
function indexAlone({ gitDirectory }: Place, index: string): GitOptions {
  return { env: { GIT_INDEX_FILE: index, GIT_WORK_TREE: gitDirectory } };
}
