import type { Code } from "./codes.ts";
import type { Severity } from "./severity.ts";

/** Where a value sits in a document: keys and zero-based list positions, from the root; `[]` is the whole file. */
export type Path = readonly (string | number)[];

/** A place in a text, both numbers counted from 1; columns count UTF-16 units, as editors do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A stretch of text; `end` is just after the last character. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Replaces `text.slice(start, end)` by `text`; offsets count UTF-16 units of the original text. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** One change of data: sets `value` at `path`, or removes what is there when `value` is undefined. */
export interface DataChange {
  readonly path: Path;
  readonly value: unknown;
}

/** A safe repair: a French title for its button, and the changes of data it makes. */
export interface Repair {
  readonly title: string;
  readonly changes: readonly DataChange[];
}

/** What is wrong at a path of some data, in French, before anybody knows in which line of which file. */
export interface Finding {
  readonly code: Code;
  readonly severity: Severity;
  readonly message: string;
  readonly path: Path;
  readonly help?: string;
  readonly repair?: Repair;
}

/** The same repair as edits of one file's text. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** What is wrong at a place of a file, as every output (command line, editor, review) shows it. */
export interface Diagnostic {
  readonly code: Code;
  readonly severity: Severity;
  readonly message: string;
  /** Path of the file under the data root, with `/`. */
  readonly file: string;
  readonly path: Path;
  readonly range: Range;
  readonly help?: string;
  readonly repair?: Repair;
  /** Where a change is checked: the same was already said before it. */
  readonly wasThere?: true;
}
