import fc from "fast-check";
import { randomFrom } from "../../scripts/bench/eligibility/random-situations.ts";

/** How many times as many random cases as by default. */
const TIMES = Number(process.env.RANDOM_RUNS ?? 1);

/**
 * What every random test is made from: the same for everybody, so that a proposal is not refused for what others brought.
 * RANDOM_RUNS draws another one, which is printed when tests begin; SEED sets it, to see a failure again.
 */
const SEED = Number(process.env.SEED ?? 20_260_101);

/** How many cases a random test tries, that tries so many by default. */
export function runs(usual: number): number {
  return usual * TIMES;
}

/** Checks a property on so many cases; a refusal says the seed, and the smallest case that was found. */
export function holds<Case>(property: fc.IProperty<Case>, usual?: number): void;
export function holds<Case>(property: fc.IAsyncProperty<Case>, usual?: number): Promise<void>;
export function holds<Case>(property: fc.IRawProperty<Case>, usual = 100): Promise<void> | void {
  return fc.assert(property as fc.IAsyncProperty<Case>, { seed: SEED, numRuns: runs(usual) });
}

/** Numbers from 0 to 1, the same in each run. */
export function randomNumbers(): () => number {
  return randomFrom(SEED);
}
