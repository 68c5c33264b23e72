import type { KeyOrder } from "../../model/key-order.ts";

/** Keys in the order of the schema; those that it does not know come last, in their own order. */
export function orderedKeys(keys: readonly string[], order: KeyOrder | undefined): string[] {
  const known = new Set(keys);
  const ranked = (order?.keys ?? []).filter((key) => known.has(key));
  const ranks = new Set(ranked);
  return [...ranked, ...keys.filter((key) => !ranks.has(key))];
}

/** The order of keys in the value of a key. */
export function orderOfKey(order: KeyOrder | undefined, key: string): KeyOrder | undefined {
  return order?.properties && Object.hasOwn(order.properties, key) ? order.properties[key] : undefined;
}

/** The order of keys in the elements of a list. */
export function orderOfItems(order: KeyOrder | undefined): KeyOrder | undefined {
  return order?.items;
}

/**
 * The keys that a mapping has and those that it gets, in the order in which they will be written: each new key after
 * the nearest key that precedes it in the schema, else before the nearest that follows it, else at the end.
 */
export function keysWithAdded(
  present: readonly string[],
  added: readonly string[],
  order: KeyOrder | undefined,
): string[] {
  const result = [...present];
  const ranks = new Map((order?.keys ?? []).map((key, rank) => [key, rank]));
  for (const key of orderedKeys(added, order)) {
    const rank = ranks.get(key);
    result.splice(rank === undefined ? result.length : placeOf(rank, result, ranks), 0, key);
  }
  return result;
}

function placeOf(rank: number, keys: readonly string[], ranks: ReadonlyMap<string, number>): number {
  let before = -1;
  let after = keys.length;
  let nearestBefore = -1;
  let nearestAfter = Number.POSITIVE_INFINITY;
  for (const [index, key] of keys.entries()) {
    const other = ranks.get(key);
    if (other === undefined) continue;
    if (other < rank && other > nearestBefore) [nearestBefore, before] = [other, index];
    if (other > rank && other < nearestAfter) [nearestAfter, after] = [other, index];
  }
  return before === -1 ? after : before + 1;
}
