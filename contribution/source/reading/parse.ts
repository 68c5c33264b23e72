import { CORE_SCHEMA, load, YAMLException } from "js-yaml";
import { isMapping } from "../../model/mapping.ts";
import { decode } from "./decode.ts";
import { plainData } from "./plain-data.ts";
import { refusedSyntax } from "./refused-syntax.ts";
import { type SourceProblem, sourceProblem } from "./source-problem.ts";
import { syntaxProblem } from "./syntax-problem.ts";

export type { SourceProblem } from "./source-problem.ts";

/** The largest file that is read, in bytes of UTF-8. */
export const MAX_BYTES = 256 * 1024;

/** The data of a text, and whether it is written in the forms that `plainData` reads; or what stops it from being read, first problem first. */
export type Parsed =
  | { readonly ok: true; readonly data: Record<string, unknown>; readonly isPlain: boolean }
  | { readonly ok: false; readonly problems: readonly SourceProblem[] };

/** The text of some bytes; when they are not clean UTF-8, `text` is what can be shown of them. */
export type Decoded =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problem: SourceProblem; readonly text: string };

/** Reads bytes as UTF-8, strictly; the offsets of a problem are those of the `text` beside it. */
export function decodeBytes(bytes: Uint8Array): Decoded {
  if (bytes.length > MAX_BYTES) return { ok: false, problem: tooLarge(bytes.length), text: "" };
  const { text, badByteAt } = decode(bytes);
  const problem = badByteAt === undefined ? textProblem(text) : notUtf8(text, badByteAt);
  return problem ? { ok: false, problem, text } : { ok: true, text };
}

/** Reads the one mapping of a text (YAML 1.2 core, without anchors, tags or several documents). */
export function parseSource(text: string): Parsed {
  const unreadable = sizeProblem(text) ?? textProblem(text);
  if (unreadable) return { ok: false, problems: [unreadable] };
  const plain = plainData(text);
  if (plain) return { ok: true, data: plain, isPlain: true };
  let data: unknown;
  try {
    data = load(text, { schema: CORE_SCHEMA });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return { ok: false, problems: [conflictMarks(text) ?? refusedSyntax(text) ?? syntaxProblem(text)] };
  }
  const problem = refusedSyntax(text) ?? rootProblem(text, data);
  // Only a mapping passes rootProblem, and js-yaml gives mappings as plain objects.
  return problem
    ? { ok: false, problems: [problem] }
    : { ok: true, data: data as Record<string, unknown>, isPlain: false };
}

/** The first mark between two versions that git could not merge, and that were kept in one file. */
function conflictMarks(text: string): SourceProblem | undefined {
  const first = /^<{7}(?: .*)?$/m.exec(text);
  if (!first || !/^={7}$/m.test(text) || !/^>{7}(?: .*)?$/m.test(text)) return undefined;
  return sourceProblem("conflict-marks", first.index, first.index + first[0].length);
}

/** A UTF-16 unit makes one to three bytes, so that most texts need no counting. */
function sizeProblem(text: string): SourceProblem | undefined {
  if (text.length * 3 <= MAX_BYTES) return undefined;
  const size = text.length > MAX_BYTES ? text.length : new TextEncoder().encode(text).length;
  return size > MAX_BYTES ? tooLarge(size) : undefined;
}

/** What is wrong with a file of so many bytes, which is larger than any that is read. */
export function tooLarge(bytes: number): SourceProblem {
  return sourceProblem("too-large", 0, 0, { size: String(Math.ceil(bytes / 1024)) });
}

function textProblem(text: string): SourceProblem | undefined {
  if (text.startsWith("\uFEFF")) return sourceProblem("byte-order-mark", 0, 1);
  const nul = text.indexOf("\0");
  return nul === -1 ? undefined : sourceProblem("nul-byte", nul, nul + 1, { line: lineOf(text, nul) });
}

function notUtf8(text: string, at: number): SourceProblem {
  return sourceProblem("not-utf8", at, at + 1, { line: lineOf(text, at) });
}

function lineOf(text: string, offset: number): string {
  return String(text.slice(0, offset).split(/\r\n?|\n/).length);
}

function rootProblem(text: string, data: unknown): SourceProblem | undefined {
  if (isMapping(data)) return undefined;
  const start = text.search(/\S|$/);
  const end = start + (/^.*/.exec(text.slice(start))?.[0].trimEnd().length ?? 0);
  if (data === null || data === undefined) return sourceProblem("empty", start, end);
  return sourceProblem(Array.isArray(data) ? "list" : "scalar", start, end);
}
