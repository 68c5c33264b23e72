import { Refusal } from "./refusal.ts";
import { OVERTAKEN } from "./store.ts";

/** The longest that is waited (ms) between two attempts. */
const LONGEST_PAUSE = 200;

/** What is tried again: each attempt works with a view of its own. */
export interface Tried<Now> {
  /** Attempts of one write. */
  readonly attempts: number;
  attempt(): Now;
}

/** A view that may know what was done before of what is asked for, as it was answered then. */
interface Recalling {
  readonly recall?: (() => Promise<object | undefined>) | undefined;
}

/**
 * Tries again, after a short random wait, for as long as others overtake; many times in a row is a refusal. What was
 * done before is given as it was. `tried` counts the attempts before.
 */
export async function untilNotOvertaken<Now extends object, Done>(
  tries: Tried<Now & Recalling>,
  act: (now: Now, tried: number) => Promise<Done | typeof OVERTAKEN>,
): Promise<Done> {
  for (let tried = 0; tried < tries.attempts; tried += 1) {
    const now = tries.attempt();
    // What is remembered of an intention was answered by the same operation.
    const known = (await now.recall?.()) as Done | undefined;
    const done = known ?? (await act(now, tried));
    if (done !== OVERTAKEN) return done as Done;
    const pause = Math.random() * Math.min(10 * (tried + 1), LONGEST_PAUSE);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  throw new Refusal(
    "busy",
    "Beaucoup de personnes enregistrent en même temps, ou un autre programme travaille sur le dépôt. Rien n’a été changé : réessayez dans un instant.",
  );
}
