import type { Status } from "../../../contribution/desk/status.ts";
import type { TreeDifference } from "../objects/tree.ts";

/** Where a draft stands, by its own commits. */
export interface DraftHistory {
  /** That of the newest commit that says one. */
  readonly status: Status;
  /** Date of its newest commit, ISO 8601. */
  readonly updatedAt: string;
  readonly author: string;
}

/** What the commits of a draft say: they never change, so that it is read once. */
export interface DraftFacts extends DraftHistory {
  /** Differences from where it left the main branch; paths are from the repository's root. */
  readonly differences: readonly TreeDifference[];
}
