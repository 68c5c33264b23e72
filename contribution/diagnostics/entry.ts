import type { Severity } from "./severity.ts";

/** What a sentence is filled with: French titles, values as written, lists already joined. */
export type Values = Readonly<Record<string, string | number>>;

/** One sentence that a code may say. */
export interface Wording {
  readonly severity: Severity;
  /** What was found, what was expected, what to do; for somebody who has never seen YAML. */
  readonly message: (values: Values) => string;
  /** Title of the button that repairs, an infinitive; only where a safe repair exists. */
  readonly repair?: (values: Values) => string;
}

/** All that is said of a code: its sentences by variant, and its page of documentation. */
export interface Entry {
  /** Short French name. */
  readonly title: string;
  /** Why it matters to a young person. */
  readonly why: string;
  /** A few lines of a file that raise the code. */
  readonly wrong: string;
  /** The same lines, mended. */
  readonly right: string;
  /** What to do, in one or two sentences. */
  readonly remedy: string;
  readonly wordings: Readonly<Record<string, Wording>>;
}
