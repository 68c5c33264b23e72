import { holdConformance } from "./conformance.ts";
import { holdInterleaved } from "./interleaved.ts";
import { holdNotes } from "./notes.ts";
import { STORES, type StoreUnderTest } from "./stores.ts";

/** The suites into which the stores go, so that they run side by side; a store that is in none else is in the last. */
const GROUPS = {
  repositories: /^git, (worktree|bare)$/,
  clones: /^git, clone/,
  github: /^GitHub$/,
  others: /./,
} as const;

/** Holds the stores of a group to all that is asked of a store. */
export function holdStores(group: keyof typeof GROUPS): void {
  const groupOf = ({ name }: StoreUnderTest) =>
    Object.entries(GROUPS).find(([, pattern]) => pattern.test(name))?.[0];
  const stores = STORES.filter((store) => groupOf(store) === group);
  holdConformance(stores);
  holdInterleaved(stores);
  holdNotes(stores);
}
