/** How a scalar is written; `empty` is a value of which nothing is written (`key:`). */
export type ScalarStyle = "plain" | "single" | "double" | "literal" | "folded" | "empty";

/** A place of the text (UTF-16 offsets, end excluded) and the data that it stands for. */
interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly data: unknown;
}

/** A text, number, boolean or null. */
export interface ScalarNode extends Stretch {
  readonly kind: "scalar";
  readonly style: ScalarStyle;
}

/** One `key: value`. */
export interface KeyValue {
  readonly keyStart: number;
  readonly keyEnd: number;
  /** Offset just after the colon, or `keyEnd` where none is written (`{key}`). */
  readonly afterColon: number;
  /** Whether it is more than `key: value`: a key announced by `?`, or one without colon. */
  readonly odd: boolean;
  readonly value: SyntaxNode;
}

/** A mapping; `flow` is written between braces (or is a pair between brackets). */
export interface MappingNode extends Stretch {
  readonly kind: "mapping";
  readonly flow: boolean;
  readonly entries: ReadonlyMap<string, KeyValue>;
}

/** One element of a list; `start` is its dash, or its first character between brackets. */
export interface Item {
  readonly start: number;
  readonly node: SyntaxNode;
}

/** A list; `flow` is written between brackets. */
export interface SequenceNode extends Stretch {
  readonly kind: "sequence";
  readonly flow: boolean;
  readonly items: readonly Item[];
}

/** A node of a document, with its place. */
export type SyntaxNode = ScalarNode | MappingNode | SequenceNode;
