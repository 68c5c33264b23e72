import type { GateProblem } from "../refusal.ts";

/** What the data root would hold if a change were let in. Paths are under the data root. */
export interface Candidate {
  /** Paths that differ from what is published at this moment. */
  readonly files: readonly string[];
  /** The bytes of a plain file; undefined for anything else. Rejects with `TooLarge`. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** Whether there is a file at a path, of any mode. */
  has(path: string): Promise<boolean>;
  /** Whether there is one as it is published at this moment. */
  wasThere(path: string): Promise<boolean>;
}

/** The caller's judgement on a candidate: no problem lets it in. */
export type Gate = (candidate: Candidate) => Promise<readonly GateProblem[]>;
