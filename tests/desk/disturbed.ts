import type { Store } from "../../contribution/desk/store.ts";

/** What happens around one call of a store. */
export interface Disturbance {
  /** Runs before each call, with how many came before it. */
  readonly before?: (call: number) => Promise<void> | void;
  readonly after?: (call: number) => Promise<void> | void;
}

/** The same store, around whose calls something else happens; those of the views of each attempt are counted with it. */
export function disturbed<After extends object>(
  store: Store<After>,
  disturbance: Disturbance,
  counter = { calls: 0 },
): Store<After> {
  return new Proxy(store, {
    get(_, name) {
      const member: unknown = Reflect.get(store, name);
      if (name === "attempt") return () => disturbed(store.attempt(), disturbance, counter);
      if (typeof member !== "function" || name === "inTurn") return member;
      return async (...args: unknown[]) => {
        const call = counter.calls;
        counter.calls += 1;
        await disturbance.before?.(call);
        const answer: unknown = await member.apply(store, args);
        await disturbance.after?.(call);
        return answer;
      };
    },
  });
}
