import { fingerprint } from "../values/data-equality.ts";
import { itemDistance } from "./item-distance.ts";

/** An item of a list and what it has become, by their positions. */
export interface Pair {
  readonly from: number;
  readonly to: number;
}

/** Which items of a list stayed, perhaps changed, which went and which came; each in the order of the list. */
export interface MatchedItems {
  readonly pairs: readonly Pair[];
  readonly removed: readonly number[];
  readonly added: readonly number[];
  /** The pairs whose order is not that of the others. */
  readonly moved: readonly Pair[];
}

/** How far apart two different items are, from 0 to 1; undefined when one cannot be the other changed. */
type Distance = (before: unknown, after: unknown) => number | undefined;

/** Beyond this many comparisons, only equal items are paired. */
const MOST_COMPARISONS = 40_000;

/** Matches the items of two lists whatever their order: equal ones first, then each with its nearest, if it has one. */
export function matchedItems(
  before: readonly unknown[],
  after: readonly unknown[],
  distance: Distance = itemDistance,
): MatchedItems {
  const equal = equalPairs(before.map(fingerprint), after.map(fingerprint));
  const from = left(before.length, new Set(equal.map((pair) => pair.from)));
  const to = left(after.length, new Set(equal.map((pair) => pair.to)));
  const changed =
    from.length * to.length > MOST_COMPARISONS
      ? []
      : nearestPairs(from, to, (i, j) => distance(before[i], after[j]));
  const pairs = [...equal, ...changed].sort((a, b) => a.from - b.from);
  const ordered = new Set(longestOrdered(pairs));
  return {
    pairs,
    removed: left(before.length, new Set(pairs.map((pair) => pair.from))),
    added: left(after.length, new Set(pairs.map((pair) => pair.to))),
    moved: pairs.filter((pair) => !ordered.has(pair)),
  };
}

function left(length: number, taken: ReadonlySet<number>): number[] {
  return Array.from({ length }, (_, index) => index).filter((index) => !taken.has(index));
}

function equalPairs(before: readonly string[], after: readonly string[]): Pair[] {
  const places = new Map<string, number[]>();
  // The last first, so that the first one is taken off the end.
  for (const [index, key] of [...before.entries()].reverse()) {
    const known = places.get(key);
    if (known) known.push(index);
    else places.set(key, [index]);
  }
  return after.flatMap((key, to) => {
    const from = places.get(key)?.pop();
    return from === undefined ? [] : [{ from, to }];
  });
}

function nearestPairs(
  from: readonly number[],
  to: readonly number[],
  distance: (from: number, to: number) => number | undefined,
): Pair[] {
  const candidates = from.flatMap((i) =>
    to.flatMap((j) => {
      const apart = distance(i, j);
      return apart === undefined ? [] : [{ from: i, to: j, apart }];
    }),
  );
  candidates.sort((a, b) => a.apart - b.apart || Math.abs(a.from - a.to) - Math.abs(b.from - b.to));
  const takenFrom = new Set<number>();
  const takenTo = new Set<number>();
  return candidates.flatMap(({ from: i, to: j }) => {
    if (takenFrom.has(i) || takenTo.has(j)) return [];
    takenFrom.add(i);
    takenTo.add(j);
    return [{ from: i, to: j }];
  });
}

/** The longest run of pairs, sorted by their former position, whose new positions are sorted too. */
function longestOrdered(pairs: readonly Pair[]): Pair[] {
  const tails: number[] = [];
  const previous: (number | undefined)[] = [];
  for (const [index, pair] of pairs.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tails[middle] ?? 0]?.to ?? 0) < pair.to) low = middle + 1;
      else high = middle;
    }
    previous.push(tails[low - 1]);
    tails[low] = index;
  }
  const run: Pair[] = [];
  for (let at = tails.at(-1); at !== undefined; at = previous[at]) {
    const pair = pairs[at];
    if (pair) run.push(pair);
  }
  return run.reverse();
}
