import type { Code } from "../diagnostics/codes.ts";
import type { DataChange, Path } from "../diagnostics/diagnostic.ts";
import type { Values } from "../diagnostics/entry.ts";

/** What a check found: where, what fills the sentence, and the changes of data that would mend it. */
export interface Hit {
  readonly code: Code;
  readonly path: Path;
  /** Which of the code's sentences to say; `default` when absent. */
  readonly variant?: string;
  readonly values?: Values;
  /** A safe repair, offered under the sentence's `repair` title. */
  readonly changes?: readonly DataChange[];
}

/** What a rule returns: the runner knows the code. */
export type RuleHit = Omit<Hit, "code">;
