import type { GateProblem } from "./refusal.ts";
import type { TreeEntry } from "./tree.ts";

/** What the data root would hold if a change were let in. Paths are under the data root. */
export interface Candidate {
  /** Paths that differ from the main branch of this moment. */
  readonly files: readonly string[];
  /** The bytes of a plain file; undefined for anything else. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** Every file, at any depth and of any mode. */
  list(): Promise<readonly TreeEntry[]>;
}

/** The caller's judgement on a candidate: no problem lets it in. */
export type Gate = (candidate: Candidate) => Promise<readonly GateProblem[]>;

/** One French text for a list of problems: what is not done because of them, then each of them. */
export function describeProblems(consequence: string, problems: readonly GateProblem[]): string {
  const shown = problems.slice(0, 5).map(({ message }) => message);
  const more = problems.length - shown.length;
  const rest = more > 0 ? [`Et ${more} autre${more > 1 ? "s" : ""}.`] : [];
  return [consequence, ...shown, ...rest].join(" ");
}
