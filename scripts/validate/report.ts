import type { Diagnostic } from "../../contribution/diagnostics/diagnostic.ts";
import type { ReadFile } from "../../contribution/validation/validate-files.ts";

/** What a validation found, ready to be written in any format. */
export interface Report {
  readonly diagnostics: readonly Diagnostic[];
  /** What precedes a file's path under the data root to make a path from the current folder. */
  readonly prefix: string;
  /** How many files were checked. */
  readonly checked: number;
  /** The files as they were read, by path under the data root. */
  readonly files: ReadonlyMap<string, ReadFile>;
}

/** Writes a report as one text. */
export type Format = (report: Report) => string;
