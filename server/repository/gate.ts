import type { GateProblem } from "../../contribution/desk/refusal.ts";
import type { TreeEntry } from "./tree.ts";

/** What the data root would hold if a change were let in. Paths are under the data root. */
export interface Candidate {
  /** Paths that differ from the main branch of this moment. */
  readonly files: readonly string[];
  /** The bytes of a plain file; undefined for anything else. Rejects with `TooLarge`. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** The file of any mode at a path. */
  find(path: string): Promise<TreeEntry | undefined>;
}

/** The caller's judgement on a candidate: no problem lets it in. */
export type Gate = (candidate: Candidate) => Promise<readonly GateProblem[]>;
