/** A text that two values share exactly when they hold the same data, whatever the order of their keys. */
export function identityOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(identityOf).join()}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  return `{${entries
    .map(([key, part]) => `${JSON.stringify(key)}:${identityOf(part)}`)
    .sort()
    .join()}}`;
}

/**
 * The items that hold the same data as an earlier one of the same group. Groups should be small: most items are alone
 * in theirs, and need not be read.
 */
export function repeated<Item>(
  items: readonly Item[],
  groupOf: (item: Item) => string,
  dataOf: (item: Item) => unknown,
): Item[] {
  const alone = new Map<string, Item | undefined>();
  const seen = new Set<string>();
  return items.filter((item) => {
    const group = groupOf(item);
    if (!alone.has(group)) {
      alone.set(group, item);
      return false;
    }
    const first = alone.get(group);
    if (first !== undefined) seen.add(group + identityOf(dataOf(first)));
    alone.set(group, undefined);
    const identity = group + identityOf(dataOf(item));
    const again = seen.has(identity);
    seen.add(identity);
    return again;
  });
}
