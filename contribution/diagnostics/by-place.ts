import type { Diagnostic, Position } from "./diagnostic.ts";
import type { Severity } from "./severity.ts";

const RANKS: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** The order in which a person reads what is said of one file: from its top to its end, the gravest first at one place. */
export function byPlace(one: Diagnostic, other: Diagnostic): number {
  return before(one.range.start, other.range.start) || RANKS[one.severity] - RANKS[other.severity];
}

function before(one: Position, other: Position): number {
  return one.line - other.line || one.column - other.column;
}
