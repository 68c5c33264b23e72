import type { TextEdit } from "../../diagnostics/diagnostic.ts";
import { align } from "../matching/align.ts";

/** The few characters to replace in `before` to get `after`: whole lines are compared, then what differs in them. */
export function textEdits(before: string, after: string): TextEdit[] {
  const from = linesOf(before);
  const to = linesOf(after);
  const edits: TextEdit[] = [];
  let at = 0;
  let hunk = { start: 0, old: "", new: "" };
  const close = () => {
    if (hunk.old !== hunk.new) edits.push(trimmed(hunk.start, hunk.old, hunk.new));
    hunk = { start: at, old: "", new: "" };
  };
  for (const step of align(from, to)) {
    if (step.kind === "insert") {
      hunk.new += to[step.to] ?? "";
      continue;
    }
    const line = from[step.from] ?? "";
    if (step.kind === "pair") close();
    else hunk.old += line;
    at += line.length;
    if (step.kind === "pair") hunk.start = at;
  }
  close();
  return edits;
}

/** Lines with their line breaks. */
function linesOf(text: string): string[] {
  return text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];
}

function trimmed(at: number, before: string, after: string): TextEdit {
  const shortest = Math.min(before.length, after.length);
  let start = 0;
  while (start < shortest && before[start] === after[start]) start += 1;
  if (isInsidePair(before, start) || isInsidePair(after, start)) start -= 1;
  let end = 0;
  while (end < shortest - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  if (isInsidePair(before, before.length - end) || isInsidePair(after, after.length - end)) end -= 1;
  return { start: at + start, end: at + before.length - end, text: after.slice(start, after.length - end) };
}

/** Whether an offset would cut a character of two UTF-16 units, or a CRLF, in two. */
function isInsidePair(text: string, offset: number): boolean {
  return /^(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|\r\n)$/.test(text.slice(Math.max(offset - 1, 0), offset + 1));
}
