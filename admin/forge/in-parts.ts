import { inBatches } from "./batches.ts";
import { ForgeRefusal, isRefused } from "./forge-request.ts";

/** A part this small is asked for no further: what is too heavy is something else. */
const SMALLEST = 10;

/**
 * Asks about many things in few questions of at most `most` each, and gives what each part was answered. A question that
 * is too heavy for the forge is asked in halves; what it does not answer all the same is left out.
 */
export async function inParts<Item, Answer>(
  items: readonly Item[],
  most: number,
  ask: (part: readonly Item[]) => Promise<Answer>,
): Promise<Answer[]> {
  const parts = Array.from({ length: Math.ceil(items.length / most) }, (_, index) =>
    items.slice(index * most, (index + 1) * most),
  );
  const answers = await inBatches(parts, async (part) => {
    try {
      return [await ask(part)];
    } catch (error) {
      // Who is not known, not connected or too fast has no answer by other ways either.
      if (!(error instanceof ForgeRefusal) || isRefused(error, 0, 401, 429)) throw error;
      const isHalved = isTooHeavy(error) && part.length > SMALLEST;
      return isHalved ? inParts(part, Math.ceil(part.length / 2), ask) : [];
    }
  });
  return answers.flat();
}

/** Whether a forge did not come to the end of a question, or will not begin it; an older one may not know all its words. */
function isTooHeavy({ status, detail }: ForgeRefusal): boolean {
  return (status >= 500 && !/doesn.t exist/i.test(detail)) || /complexity|timeout/i.test(detail);
}
