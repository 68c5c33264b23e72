/** Runs tasks, so many at once at most; the others wait for their turn in the order in which they came. */
export type Pool = <T>(task: () => Promise<T>) => Promise<T>;

/** Makes a pool in which nothing runs yet. A task must not wait for another one of the same pool. */
export function createPool(most: number): Pool {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (task) => {
    if (running < most) running += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      // Whoever comes next takes the place of the one that ends.
      if (next) next();
      else running -= 1;
    }
  };
}

/**
 * Does the same for each item, so many at once at most, and gives the results in the order of the items: a request
 * about thousands of files leaves room for others between them, and does not hold everything that it reads together.
 */
export async function mapPooled<Item, Result>(
  items: readonly Item[],
  most: number,
  run: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results = new Array<Result>(items.length);
  let next = 0;
  const work = async () => {
    while (next < items.length) {
      const at = next;
      next += 1;
      // The index was just compared with the length.
      results[at] = await run(items[at] as Item);
    }
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, work));
  return results;
}
