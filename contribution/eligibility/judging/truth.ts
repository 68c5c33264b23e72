/**
 * Three-valued logic, ordered so that AND is the least and OR the greatest: an unknown answer may still turn out
 * either way.
 */
export type Truth = typeof NO | typeof UNKNOWN | typeof YES;

export const NO = 0;
export const UNKNOWN = 1;
export const YES = 2;

/** The same in words, as answers say it. */
export type Verdict = "yes" | "no" | "unknown";

const VERDICTS = ["no", "unknown", "yes"] as const;

/** A truth in words. */
export function verdictOf(truth: Truth): Verdict {
  return VERDICTS[truth];
}

/** Whether something known to be so or not is so. */
export function truthOf(holds: boolean): Truth {
  return holds ? YES : NO;
}

/** The contrary; that of unknown is unknown. */
export function not(truth: Truth): Truth {
  // 0, 1 and 2 become 2, 1 and 0.
  return (YES - truth) as Truth;
}

/** False if one is false, unknown if one is unknown, else true; true of an empty list. */
export function all(truths: Iterable<Truth>): Truth {
  let least: Truth = YES;
  for (const truth of truths) if (truth < least) least = truth;
  return least;
}

/** True if one is true, unknown if one is unknown, else false; false of an empty list. */
export function any(truths: Iterable<Truth>): Truth {
  let greatest: Truth = NO;
  for (const truth of truths) if (truth > greatest) greatest = truth;
  return greatest;
}

/** The truth that a word says. */
export function truthIn(verdict: Verdict): Truth {
  return verdict === "yes" ? YES : verdict === "no" ? NO : UNKNOWN;
}
