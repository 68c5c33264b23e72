import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { orphanOf } from "../git/process-mark.ts";
import { removeStaleLock } from "../git/stale-lock.ts";
import { findRef } from "../references/find-ref.ts";
import type { GitStore } from "../store.ts";
import { catchUp, noteAbsent } from "./absent-worktrees.ts";
import { advance } from "./advance-worktree.ts";
import { holdIndex } from "./index-lock.ts";
import { type AnnouncedMove, unfinishedMoves } from "./unfinished-moves.ts";
import { detach, isOn, type Place, placeAt } from "./working-places.ts";

/** How long (ms) a start waits for locks on a branch: whoever still holds them then lives, and needs nobody's help. */
const PATIENCE = 10_000;
const PAUSE = 50;

/**
 * Lets the working trees follow that a killed server left between two versions of their branch. What is announced is
 * forgotten only after that. Gives what keeps one from following now, if something does.
 */
export async function finishMoves(store: GitStore): Promise<string | undefined> {
  for (const { moves, process, forget } of await unfinishedMoves(store.gitDirectory)) {
    const orphan = process && (await orphanOf(process));
    if (orphan) return `process ${orphan}, which a killed server started, still works there`;
    for (const move of moves) {
      for (const path of move.places) {
        const place = await placeAt(path);
        // It went away while its files were being moved.
        if (!place) await noteAbsent(store, move, true);
        if (place) await freeReferences(store, move, place);
        if (place && !(await finish(store, move, place)))
          return `another git keeps ${place.gitDirectory}/index.lock (remove that file if no git runs)`;
      }
    }
    await forget();
  }
  await catchUp(store);
  return undefined;
}

/** Waits for, or removes, what a killed git left in the way of the next one that moves the branch, a person's too. */
async function freeReferences(
  { gitDirectory }: GitStore,
  { name }: AnnouncedMove,
  place: Place,
): Promise<void> {
  const locks = [
    join(gitDirectory, `${name}.lock`),
    join(gitDirectory, "packed-refs.lock"),
    join(place.gitDirectory, "HEAD.lock"),
  ];
  for (const end = Date.now() + PATIENCE; Date.now() < end; await pause(PAUSE)) {
    const held = locks.filter((lock) => existsSync(lock));
    if (held.length === 0) return;
    for (const lock of held) await removeStaleLock(lock);
  }
}

/** False when another git keeps the index. */
async function finish(
  store: GitStore,
  { name, previous, next }: AnnouncedMove,
  place: Place,
): Promise<boolean> {
  const index = await holdIndex(place.gitDirectory);
  if (!index) return false;
  try {
    if (!(await isOn(place, name))) return true;
    // It may have moved again since.
    const tip = await findRef(store, name);
    if (!tip && !next && previous) await detach(place, previous);
    if (!tip || tip === previous) return true;
    const files = await advance(store, { ...place, index }, { previous, next: tip }, true);
    if (files.length > 0) store.tell?.({ place: place.path, branch: name, files });
    return true;
  } finally {
    await index.release();
  }
}
