/**
 * Runs tasks, so many at once at most; the others wait. Those who wait take turns, each with the first of their own
 * tasks: whoever asks for a hundred things delays the others by one.
 */
export type Pool = <T>(task: () => Promise<T>, who?: string) => Promise<T>;

/** Makes a pool in which nothing runs yet. A task must not wait for another one of the same pool. */
export function createPool(most: number): Pool {
  const waiting = new Map<string, (() => void)[]>();
  let running = 0;
  const next = () => {
    const [first] = waiting;
    if (!first) {
      running -= 1;
      return;
    }
    const [who, tasks] = first;
    const start = tasks.shift();
    waiting.delete(who);
    // Behind all the others, until their turn comes again.
    if (tasks.length > 0) waiting.set(who, tasks);
    start?.();
  };
  return async (task, who = "") => {
    if (running < most) running += 1;
    else
      await new Promise<void>((start) => {
        const tasks = waiting.get(who);
        if (tasks) tasks.push(start);
        else waiting.set(who, [start]);
      });
    try {
      return await task();
    } finally {
      next();
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
