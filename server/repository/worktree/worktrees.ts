import { Refusal } from "../../../contribution/desk/refusal.ts";
import { OVERTAKEN } from "../../../contribution/desk/store.ts";
import { compareTrees } from "../objects/compare-trees.ts";
import { moveReferences, type ReferenceMove } from "../references/references.ts";
import type { GitStore } from "../store.ts";
import { catchUp, noteAbsent } from "./absent-worktrees.ts";
import { advance, type HeldPlace, type Versions } from "./advance-worktree.ts";
import { finishMoves } from "./finish-moves.ts";
import { type HeldIndex, holdIndex } from "./index-lock.ts";
import { announce } from "./unfinished-moves.ts";
import { detach, isOn, type Place, placesOn } from "./working-places.ts";
import type { LeftBehind } from "./worktree-report.ts";

/**
 * What became of the files of a working tree whose branch was moved: there is none, they follow, or some were left as
 * they were because a person has changed them.
 */
export type WorktreeState = "none" | "updated" | "left-behind";

/** What became of the working trees on a branch that was moved. */
export interface Followed {
  readonly worktree: WorktreeState;
  /** The files that were left, from the root. */
  readonly left: readonly string[];
}

/** What is so when no working tree has to follow. */
export const NOBODY: Followed = { worktree: "none", left: [] };

interface FollowedMove {
  readonly move: ReferenceMove;
  readonly places: readonly Place[];
}

/**
 * Moves references together or not at all, and lets the working trees on them follow; gives what became of those on
 * the first. Their indexes are held meanwhile, so that nobody commits what the branch held before. A tree whose branch
 * is deleted stays where it is, on no branch.
 */
export async function moveFollowed(
  store: GitStore,
  reason: string,
  moves: readonly ReferenceMove[],
): Promise<typeof OVERTAKEN | Followed> {
  // What is there again goes first: it may follow with the others.
  await catchUp(store);
  for (const move of moves) await noteAbsent(store, move);
  try {
    return await moveWithPlaces(store, reason, moves);
  } finally {
    await catchUp(store);
  }
}

async function moveWithPlaces(
  store: GitStore,
  reason: string,
  moves: readonly ReferenceMove[],
): Promise<typeof OVERTAKEN | Followed> {
  const all = await Promise.all(
    moves.map(async (move) => ({ move, places: await placesOn(store, move.name) })),
  );
  const followed = all.filter(({ places }) => places.length > 0);
  if (followed.length === 0)
    return (await moveReferences(store, reason, moves)) === OVERTAKEN ? OVERTAKEN : NOBODY;
  if (await finishMoves(store).catch(() => undefined)) throw busy();
  const announced = followed.map(({ move, places }) => ({ ...move, places: places.map(({ path }) => path) }));
  const announcement = await announce(store.gitDirectory, announced);
  const held = new Map<string, HeldIndex>();
  let isOver = true;
  try {
    if (!(await hold(followed, held))) throw busy();
    isOver = false;
    const moved = await moveReferences(store, reason, moves);
    // From here on, nothing may answer that it did not.
    const results = [];
    if (moved !== OVERTAKEN) for (const one of all) results.push(await follow(store, one, held));
    isOver = results.every(({ isFinished }) => isFinished);
    if (moved === OVERTAKEN) return OVERTAKEN;
    const { worktree, left } = results[0] ?? NOBODY;
    return { worktree, left };
  } finally {
    for (const index of held.values()) await index.release();
    // One that cannot be taken away is finished again by the next move, which changes nothing.
    if (isOver) await announcement.end().catch(() => undefined);
    else {
      // Whether the branch was moved is not known, or its files could not follow.
      announcement.abandon();
      await finishMoves(store).catch(() => undefined);
    }
  }
}

/** Takes the index of every working tree that is to follow; false when another git keeps one. */
async function hold(followed: readonly FollowedMove[], held: Map<string, HeldIndex>): Promise<boolean> {
  const places = followed.flatMap(({ move, places }) => (move.next ? places : []));
  // In one order everywhere, so that two servers never wait for each other.
  for (const { path, gitDirectory } of [...places].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const index = await holdIndex(gitDirectory);
    if (!index) return false;
    held.set(path, index);
  }
  return true;
}

function busy(): Refusal {
  return new Refusal(
    "busy",
    "Dans le dossier de travail de ce dépôt, une commande git n’est pas terminée (un « git commit » dont l’éditeur est ouvert, peut-être). Rien n’a été changé : réessayez quand elle le sera.",
  );
}

async function follow(
  store: GitStore,
  { move: { name, previous, next }, places }: FollowedMove,
  held: ReadonlyMap<string, HeldIndex>,
): Promise<Followed & { readonly isFinished: boolean }> {
  const left: string[] = [];
  let isFinished = true;
  for (const place of places) {
    const index = held.get(place.path);
    if (!next && previous) isFinished &&= await detach(place, previous).catch(() => false);
    if (!next || !index) continue;
    const { files, failure } = await tryToAdvance(store, { ...place, index }, name, { previous, next });
    if (files.length > 0 || failure) store.tell?.({ place: place.path, branch: name, files, failure });
    left.push(...files.map(({ path }) => path));
    isFinished &&= !failure;
  }
  if (places.length === 0) return { ...NOBODY, isFinished };
  const worktree = isFinished && left.length === 0 ? "updated" : "left-behind";
  return { worktree, left: [...new Set(left)], isFinished };
}

/** The branch has moved: a disk that is full, say, is no reason to answer that it did not. */
async function tryToAdvance(
  store: GitStore,
  place: Place & HeldPlace,
  name: string,
  versions: Versions,
): Promise<Pick<LeftBehind, "files" | "failure">> {
  try {
    // Whoever went to another branch meanwhile has nothing to follow.
    return { files: (await isOn(place, name)) ? await advance(store, place, versions) : [] };
  } catch (error) {
    const differences = await compareTrees(store, versions.previous, versions.next).catch(() => []);
    const files = differences.map(({ path }) => ({ path, isTracked: true }));
    return { files, failure: (error as Error).message };
  }
}
