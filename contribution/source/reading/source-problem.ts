/** Why a text cannot be read as the one mapping that a data file is; the list is closed. */
export type ProblemReason =
  | "not-utf8"
  | "byte-order-mark"
  | "nul-byte"
  | "control-character"
  | "lone-surrogate"
  | "too-large"
  | "symbolic-link"
  | "not-a-file"
  | "not-readable"
  | "other-extension"
  | "empty"
  | "list"
  | "scalar"
  | "duplicate-key"
  | "key-not-text"
  | "tab"
  | "bad-indentation"
  | "unclosed-quote"
  | "text-after-quote"
  | "unclosed-bracket"
  | "text-after-bracket"
  | "bad-comma"
  | "colon-in-text"
  | "missing-colon"
  | "missing-space"
  | "reserved-character"
  | "bad-escape"
  | "bad-block-mark"
  | "anchor"
  | "alias"
  | "tag"
  | "merge-key"
  | "conflict-marks"
  | "several-documents"
  | "directive"
  | "too-deep"
  | "other";

/** What stops a file from being read: the code to report, why, what the sentence needs, and where. */
export interface SourceProblem {
  readonly code: "yaml-syntax" | "not-a-mapping" | "unreadable";
  readonly reason: ProblemReason;
  /** Words taken from the text (`key`, `text`) and numbers of lines (`line`), for the sentence. */
  readonly values: Readonly<Record<string, string>>;
  /** Offsets in UTF-16 units of the text; `end` is just after the last character. */
  readonly start: number;
  readonly end: number;
}

const UNREADABLE: ReadonlySet<ProblemReason> = new Set([
  "not-utf8",
  "byte-order-mark",
  "nul-byte",
  "lone-surrogate",
  "too-large",
  "symbolic-link",
  "not-a-file",
  "not-readable",
  "other-extension",
]);
const NOT_A_MAPPING: ReadonlySet<ProblemReason> = new Set(["empty", "list", "scalar"]);

/** The problem with the code that its reason belongs to. */
export function sourceProblem(
  reason: ProblemReason,
  start: number,
  end: number,
  values: Readonly<Record<string, string>> = {},
): SourceProblem {
  const readable = NOT_A_MAPPING.has(reason) ? "not-a-mapping" : "yaml-syntax";
  return { code: UNREADABLE.has(reason) ? "unreadable" : readable, reason, values, start, end };
}
