import type { Step } from "../matching/align.ts";
import { alignItems } from "../matching/align-items.ts";
import { matchedItems } from "../matching/matched-items.ts";
import { deepEqual } from "../values/data-equality.ts";

/** A list in three versions. */
export interface Lists {
  readonly base: readonly unknown[];
  readonly mine: readonly unknown[];
  readonly theirs: readonly unknown[];
}

/** Merges an element of the base, at its position there; a version that removed it holds undefined. */
export type MergeItem = (
  item: { readonly base: unknown; readonly mine: unknown; readonly theirs: unknown },
  index: number,
) => unknown;

/** An element that a version put somewhere: a new one, or one that it moved, by its position in the base. */
type Placed = { readonly value: unknown } | { readonly moved: number };

/** What a version made of the base. */
interface Edits {
  /** What each element of the base became; absent when it was removed. */
  readonly values: ReadonlyMap<number, unknown>;
  readonly moved: ReadonlySet<number>;
  /** What was put before each element of the base, and after the last. */
  readonly placed: readonly (readonly Placed[])[];
}

/**
 * Merges two lists made from the same one. Elements that both added are there once; where both moved one, it goes
 * where `mine` has it; what both added at one place comes with `theirs` first.
 */
export function mergeItems({ base, mine, theirs }: Lists, merge: MergeItem): unknown[] {
  const [ours, others] = [editsOf(base, mine), editsOf(base, theirs)];
  const results = base.map((item, index) =>
    merge({ base: item, mine: ours.values.get(index), theirs: others.values.get(index) }, index),
  );
  const added = ours.placed.flat().flatMap((place) => ("value" in place ? [place.value] : []));
  const isTwice = (value: unknown) => {
    const at = added.findIndex((candidate) => deepEqual(candidate, value));
    if (at !== -1) added.splice(at, 1);
    return at !== -1;
  };
  const fromOthers = (place: Placed) =>
    "moved" in place
      ? ours.moved.has(place.moved)
        ? []
        : [results[place.moved]]
      : isTwice(place.value)
        ? []
        : [place.value];
  const fromOurs = (place: Placed) => ["moved" in place ? results[place.moved] : place.value];
  const merged = [...base.keys(), base.length].flatMap((index) => [
    ...(others.placed[index] ?? []).flatMap(fromOthers),
    ...(ours.placed[index] ?? []).flatMap(fromOurs),
    ...(index === base.length || ours.moved.has(index) || others.moved.has(index) ? [] : [results[index]]),
  ]);
  return merged.filter((item) => item !== undefined);
}

function editsOf(base: readonly unknown[], side: readonly unknown[]): Edits {
  const steps = alignItems(base, side);
  const origins = originsOf(steps, base, side);
  const values = new Map<number, unknown>();
  const moved = new Set<number>();
  const placed: Placed[][] = [...base, undefined].map(() => []);
  let before = 0;
  for (const step of steps) {
    if (step.kind === "pair") values.set(step.from, side[step.to]);
    if (step.kind !== "insert") {
      before = step.from + 1;
      continue;
    }
    const value = side[step.to];
    const origin = origins.get(step.to);
    placed[before]?.push(origin === undefined ? { value } : { moved: origin });
    if (origin === undefined) continue;
    moved.add(origin);
    values.set(origin, value);
  }
  return { values, moved, placed };
}

/** Of the elements that came, those that went elsewhere, perhaps changed, with their former positions. */
function originsOf(
  steps: readonly Step[],
  base: readonly unknown[],
  side: readonly unknown[],
): ReadonlyMap<number, number> {
  const gone = steps.flatMap((step) => (step.kind === "delete" ? [step.from] : []));
  const come = steps.flatMap((step) => (step.kind === "insert" ? [step.to] : []));
  const { pairs } = matchedItems(
    gone.map((index) => base[index]),
    come.map((index) => side[index]),
  );
  return new Map(pairs.map(({ from, to }) => [come[to] ?? 0, gone[from] ?? 0]));
}
