/** How many requests of one kind are under way at once. */
const AT_ONCE = 8;

/** What a task gives for each item, in their order; a few items are under way at once. */
export async function inBatches<Item, Result>(
  items: readonly Item[],
  task: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const work = async () => {
    for (let index = next++; index < items.length; index = next++) {
      // The index is in the list, whose items may themselves be undefined.
      results[index] = await task(items[index] as Item, index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, work));
  return results;
}
