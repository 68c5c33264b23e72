import type { GridPoint } from "./grid.ts";

/** Some persons: on some axes, the values that they have. */
export interface PersonGroup {
  readonly limits: ReadonlyMap<number, readonly number[]>;
  /** How many situations it holds. */
  readonly count: number;
}

/** Groups that hold together all the situations wanted and no other of the base, but for those left. */
export interface Groups {
  readonly groups: readonly PersonGroup[];
  /** Situations that no group of two limits could tell from the others. */
  readonly left: readonly GridPoint[];
}

/** More groups than this are no longer read. */
const MOST_GROUPS = 6;

/**
 * Describes some situations of a base by what tells them from the others of it: first by one axis, then by two. A
 * group without limits is the whole base.
 */
export function groupsFor(
  base: readonly GridPoint[],
  isWanted: (point: GridPoint) => boolean,
  axes: number,
): Groups {
  const groups: PersonGroup[] = [];
  let rest = base;
  while (groups.length < MOST_GROUPS) {
    const wanted = rest.filter(isWanted);
    if (wanted.length === 0) return { groups, left: [] };
    const group =
      wanted.length === rest.length && groups.length === 0
        ? { limits: new Map(), count: wanted.length }
        : (largest(singles(rest, isWanted, axes)) ?? largest(couples(rest, isWanted, axes)));
    if (!group) return { groups, left: wanted };
    groups.push(group);
    rest = rest.filter((point) => !holds(group, point));
  }
  return { groups, left: rest.filter(isWanted) };
}

function holds({ limits }: PersonGroup, { values }: GridPoint): boolean {
  return [...limits].every(([axis, allowed]) => allowed.includes(values[axis] ?? -1));
}

function largest(groups: readonly PersonGroup[]): PersonGroup | undefined {
  return groups.reduce<PersonGroup | undefined>(
    (best, group) => (best && best.count >= group.count ? best : group),
    undefined,
  );
}

/** On each axis, the values that only wanted situations have. */
function singles(
  base: readonly GridPoint[],
  isWanted: (point: GridPoint) => boolean,
  axes: number,
): PersonGroup[] {
  return range(axes).flatMap((axis) => {
    const pure = pureKeys(base, isWanted, ({ values }) => values[axis] ?? 0);
    return pure.size === 0
      ? []
      : [{ limits: new Map([[axis, [...pure.keys()].sort(byNumber)]]), count: sum(pure) }];
  });
}

// More values than an axis has: two of them make one number.
const RADIX = 100_000;

/** On two axes, the values of one that share the same values of the other. */
function couples(
  base: readonly GridPoint[],
  isWanted: (point: GridPoint) => boolean,
  axes: number,
): PersonGroup[] {
  return range(axes).flatMap((one) =>
    range(one).flatMap((other) => {
      const pure = pureKeys(
        base,
        isWanted,
        ({ values }) => (values[one] ?? 0) * RADIX + (values[other] ?? 0),
      );
      const cells = [...pure].map(([key, count]) => ({
        values: [Math.floor(key / RADIX), key % RADIX] as const,
        count,
      }));
      return [...rectangles(cells, [one, other], 0), ...rectangles(cells, [one, other], 1)];
    }),
  );
}

interface Cell {
  readonly values: readonly [number, number];
  readonly count: number;
}

/** For each value of one of the axes, all the values of the other that it goes with, and all those that do too. */
function rectangles(cells: readonly Cell[], axes: readonly [number, number], by: 0 | 1): PersonGroup[] {
  const across = by === 0 ? 1 : 0;
  const rows = new Map<number, Map<number, number>>();
  for (const { values, count } of cells) {
    const row = rows.get(values[by]) ?? new Map<number, number>();
    rows.set(values[by], row.set(values[across], count));
  }
  return [...rows.values()].map((row) => {
    const seconds = [...row.keys()].sort(byNumber);
    const sharing = [...rows].filter(([, own]) => seconds.every((value) => own.has(value)));
    const count = sharing.reduce(
      (total, [, own]) => total + seconds.reduce((part, value) => part + (own.get(value) ?? 0), 0),
      0,
    );
    const limits = new Map([
      [axes[by], sharing.map(([value]) => value).sort(byNumber)],
      [axes[across], seconds],
    ]);
    return { limits, count };
  });
}

/** The keys that wanted situations alone have, with how many have each. */
function pureKeys<Key>(
  base: readonly GridPoint[],
  isWanted: (point: GridPoint) => boolean,
  keyOf: (point: GridPoint) => Key,
): Map<Key, number> {
  const counts = new Map<Key, number>();
  const mixed = new Set<Key>();
  for (const point of base) {
    const key = keyOf(point);
    if (isWanted(point)) counts.set(key, (counts.get(key) ?? 0) + 1);
    else mixed.add(key);
  }
  for (const key of mixed) counts.delete(key);
  return counts;
}

function sum(counts: ReadonlyMap<unknown, number>): number {
  return [...counts.values()].reduce((total, count) => total + count, 0);
}

function byNumber(one: number, other: number): number {
  return one - other;
}

function range(length: number): number[] {
  return Array.from({ length }, (_, index) => index);
}
