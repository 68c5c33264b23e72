import { lineEnd, lineStart } from "../places/lines.ts";
import type { ParsedNode } from "../places/parse-events.ts";
import { lastScalar, nodeStart } from "./quoted-nodes.ts";
import { type SourceProblem, sourceProblem } from "./source-problem.ts";

/** `key:value`, which only looks like a field; `https://…` is an ordinary text. */
const GLUED_KEY = /^ *(?:- +)?([\w-]+):(?!\/\/)\S/;

/**
 * What is wrong at the place where the parser gave up, when its own words say little: they are the same for a
 * misplaced line, a colon in a text, a word after a quote or a character that cannot begin a text.
 */
export function misreadLine(
  text: string,
  at: number,
  message: string,
  roots: readonly ParsedNode[],
): SourceProblem {
  const start = lineStart(text, at);
  const end = lineEnd(text, at);
  if (/^ *\t/.test(text.slice(start, end))) return sourceProblem("tab", start, end);
  // A line without colon makes one key of itself and the next line, on which the parser then stumbles.
  if (/multiline key/.test(message)) return missingColon(text, at, roots);
  return (
    strayColon(text, at) ??
    strayText(text, at, roots) ??
    reservedCharacter(text, at) ??
    (/colon is missed/.test(message) ? missingColon(text, at, roots) : undefined) ??
    sourceProblem(/indentation|end of the stream/.test(message) ? "bad-indentation" : "other", start, end)
  );
}

/** A colon followed by a space, in a line that already has a value, or after several words. */
function strayColon(text: string, at: number): SourceProblem | undefined {
  if (!/^:(?:\s|$)/.test(text.slice(at, at + 2))) return undefined;
  const start = lineStart(text, at);
  const before = text.slice(start, at);
  const glued = gluedKeyBefore(text, at);
  if (glued) return glued;
  if (/^ *(?:- +)*[\w-]+$/.test(before)) return sourceProblem("bad-indentation", start, lineEnd(text, at));
  return sourceProblem("colon-in-text", at, at + 1, { key: /^ *(?:- +)*([\w-]+): /.exec(before)?.[1] ?? "" });
}

/** The line just before may be what the parser took for the beginning of this one. */
function gluedKeyBefore(text: string, at: number): SourceProblem | undefined {
  const start = lineStart(text, at);
  return start === 0 ? undefined : gluedKey(text, lineStart(text, start - 1));
}

function gluedKey(text: string, start: number): SourceProblem | undefined {
  const line = text.slice(start, lineEnd(text, start));
  const key = GLUED_KEY.exec(line)?.[1];
  return key === undefined
    ? undefined
    : sourceProblem("missing-space", start + line.indexOf(key), start + line.length, { key });
}

function strayText(text: string, at: number, roots: readonly ParsedNode[]): SourceProblem | undefined {
  const end = Math.max(lineEnd(text, at), at + 1);
  const last = lastScalar(roots, at);
  const between = last ? text.slice(last.closedAt, at) : "";
  if (last && /["']/.test(text[nodeStart(text, last)] ?? "") && /^[ \t]*$/.test(between)) {
    return sourceProblem("text-after-quote", at, end, { text: text[last.closedAt - 1] ?? "" });
  }
  const bracket = /[\]}][ \t]*$/.exec(text.slice(lineStart(text, at), at))?.[0][0];
  return bracket ? sourceProblem("text-after-bracket", at, end, { text: bracket }) : undefined;
}

function reservedCharacter(text: string, at: number): SourceProblem | undefined {
  const before = text.slice(lineStart(text, at), at).trimEnd();
  const char = text[at] ?? "";
  const reserved =
    "@`%,]}".includes(char) || (/^[-?](?:\s|$)/.test(text.slice(at, at + 2)) && /[:-]$/.test(before));
  return reserved && char ? sourceProblem("reserved-character", at, at + 1, { text: char }) : undefined;
}

function missingColon(text: string, at: number, roots: readonly ParsedNode[]): SourceProblem {
  const last = lastScalar(roots, at);
  const start = lineStart(text, last ? nodeStart(text, last) : at);
  return gluedKey(text, start) ?? sourceProblem("missing-colon", start, lineEnd(text, start));
}
