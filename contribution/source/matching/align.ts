/** One step from a list to another: an element that stays (perhaps changed), goes or comes. */
export type Step =
  | { readonly kind: "pair"; readonly from: number; readonly to: number }
  | { readonly kind: "delete"; readonly from: number }
  | { readonly kind: "insert"; readonly to: number };

/**
 * How far apart two different elements are, from 0 to 2, for the lists that may hold changed elements; beyond 2 one
 * goes and the other comes.
 */
export type Distance = (from: number, to: number) => number;

/** Larger tables are first cut at the elements that are equal, which takes no table. */
const MAX_CELLS = 100_000;

/** Two equal elements. */
interface Match {
  readonly from: number;
  readonly to: number;
}

/** A part of both lists; ends excluded. */
interface Stretch {
  readonly from: number;
  readonly fromEnd: number;
  readonly to: number;
  readonly toEnd: number;
}

/**
 * The shortest way from a list to another, in the order of both; equal elements have equal keys. Without `distance`,
 * only equal elements are paired.
 */
export function align(from: readonly string[], to: readonly string[], distance: Distance = () => 3): Step[] {
  const cost: Distance = (i, j) => (from[i] === to[j] ? 0 : distance(i, j));
  return stretchSteps({ from: 0, fromEnd: from.length, to: 0, toEnd: to.length }, from, to, cost);
}

function stretchSteps(
  whole: Stretch,
  from: readonly string[],
  to: readonly string[],
  cost: Distance,
): Step[] {
  let start = 0;
  let end = 0;
  const shortest = Math.min(whole.fromEnd - whole.from, whole.toEnd - whole.to);
  while (start < shortest && from[whole.from + start] === to[whole.to + start]) start += 1;
  while (end < shortest - start && from[whole.fromEnd - 1 - end] === to[whole.toEnd - 1 - end]) end += 1;
  const middle: Stretch = {
    from: whole.from + start,
    fromEnd: whole.fromEnd - end,
    to: whole.to + start,
    toEnd: whole.toEnd - end,
  };
  return [
    ...pairs(whole.from, whole.to, start),
    ...middleSteps(middle, from, to, cost),
    ...pairs(middle.fromEnd, middle.toEnd, end),
  ];
}

function pairs(from: number, to: number, count: number): Step[] {
  return Array.from({ length: count }, (_, index) => ({ kind: "pair", from: from + index, to: to + index }));
}

function middleSteps(
  middle: Stretch,
  from: readonly string[],
  to: readonly string[],
  cost: Distance,
): Step[] {
  const cells = (middle.fromEnd - middle.from) * (middle.toEnd - middle.to);
  if (cells > 0 && cells <= MAX_CELLS) return cheapest(middle, cost);
  const fixed = cells === 0 ? [] : equalInOrder(middle, from, to);
  if (fixed.length === 0) return replaced(middle);
  const steps: (readonly Step[])[] = [];
  let at = { from: middle.from, to: middle.to };
  for (const pair of fixed) {
    steps.push(stretchSteps({ ...at, fromEnd: pair.from, toEnd: pair.to }, from, to, cost));
    steps.push([{ kind: "pair", ...pair }]);
    at = { from: pair.from + 1, to: pair.to + 1 };
  }
  steps.push(stretchSteps({ ...at, fromEnd: middle.fromEnd, toEnd: middle.toEnd }, from, to, cost));
  return steps.flat();
}

function replaced({ from, fromEnd, to, toEnd }: Stretch): Step[] {
  return [
    ...Array.from({ length: fromEnd - from }, (_, index): Step => ({ kind: "delete", from: from + index })),
    ...Array.from({ length: toEnd - to }, (_, index): Step => ({ kind: "insert", to: to + index })),
  ];
}

/** Edit distance by dynamic programming; going and coming cost 1 each. */
function cheapest({ from, fromEnd, to, toEnd }: Stretch, cost: Distance): Step[] {
  const rows = fromEnd - from;
  const columns = toEnd - to;
  const width = columns + 1;
  const costs = new Float64Array((rows + 1) * width);
  const moves = new Uint8Array((rows + 1) * width);
  for (let row = 0; row <= rows; row += 1) {
    for (let column = 0; column <= columns; column += 1) {
      const cell = row * width + column;
      if (cell === 0) continue;
      const insert = column > 0 ? (costs[cell - 1] ?? 0) + 1 : Number.POSITIVE_INFINITY;
      const drop = row > 0 ? (costs[cell - width] ?? 0) + 1 : Number.POSITIVE_INFINITY;
      const apart = row > 0 && column > 0 ? cost(from + row - 1, to + column - 1) : 3;
      const pair = apart <= 2 ? (costs[cell - width - 1] ?? 0) + apart : Number.POSITIVE_INFINITY;
      costs[cell] = Math.min(pair, insert, drop);
      moves[cell] = pair <= insert && pair <= drop ? PAIR : insert <= drop ? INSERT : DELETE;
    }
  }
  return walkBack(moves, { from, fromEnd, to, toEnd });
}

const PAIR = 0;
const INSERT = 1;
const DELETE = 2;

function walkBack(moves: Uint8Array, { from, fromEnd, to, toEnd }: Stretch): Step[] {
  const width = toEnd - to + 1;
  const steps: Step[] = [];
  let i = fromEnd;
  let j = toEnd;
  while (i > from || j > to) {
    const move = moves[(i - from) * width + (j - to)];
    if (move !== INSERT) i -= 1;
    if (move !== DELETE) j -= 1;
    if (move === PAIR) steps.push({ kind: "pair", from: i, to: j });
    else steps.push(move === DELETE ? { kind: "delete", from: i } : { kind: "insert", to: j });
  }
  return steps.reverse();
}

/** The longest run of equal elements that are in the same order in both lists. */
function equalInOrder(middle: Stretch, from: readonly string[], to: readonly string[]): Match[] {
  const places = new Map<string, number[]>();
  for (let i = middle.fromEnd - 1; i >= middle.from; i -= 1) {
    const key = from[i] ?? "";
    const known = places.get(key);
    if (known) known.push(i);
    else places.set(key, [i]);
  }
  const found: Match[] = [];
  for (let j = middle.to; j < middle.toEnd; j += 1) {
    const i = places.get(to[j] ?? "")?.pop();
    if (i !== undefined) found.push({ from: i, to: j });
  }
  return longestIncreasing(found);
}

function longestIncreasing(found: readonly Match[]): Match[] {
  const tails: number[] = [];
  const previous: (number | undefined)[] = [];
  for (const [index, pair] of found.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((found[tails[middle] ?? 0]?.from ?? 0) < pair.from) low = middle + 1;
      else high = middle;
    }
    previous.push(tails[low - 1]);
    tails[low] = index;
  }
  const run: Match[] = [];
  for (let at = tails.at(-1); at !== undefined; at = previous[at]) {
    const pair = found[at];
    if (pair) run.push(pair);
  }
  return run.reverse();
}
