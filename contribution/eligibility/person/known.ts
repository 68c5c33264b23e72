import { type Truth, truthOf, UNKNOWN } from "../judging/truth.ts";

/** What is known of one thing: one value, or several of which one is right. */
export interface Known<Value = unknown> {
  /** Never empty. Several when only a part follows from another answer, or when two answers contradict each other. */
  readonly values: readonly Value[];
}

/** Whether something holds of what is known: unknown while it holds of some values and not of others. */
export function truthOfKnown<Value>(
  known: Known<Value> | undefined,
  holds: (value: Value) => boolean,
): Truth {
  if (!known) return UNKNOWN;
  const [first, ...others] = known.values;
  const truth = holds(first as Value);
  return others.every((value) => holds(value) === truth) ? truthOf(truth) : UNKNOWN;
}

/** What is known from two sources: both values where they differ. */
export function together<Value>(
  one: Known<Value> | undefined,
  other: Known<Value> | undefined,
): Known<Value> | undefined {
  if (!one || !other) return one ?? other;
  return { values: [...new Set([...one.values, ...other.values])] };
}
