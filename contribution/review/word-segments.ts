import { align } from "../source/matching/align.ts";
import type { Segment } from "./change.ts";

const WORDS = /\s+|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu;

/** What changes from a text to another, word by word; a space alone between two changed words changes with them. */
export function wordSegments(before: string, after: string): Segment[] {
  const from = before.match(WORDS) ?? [];
  const to = after.match(WORDS) ?? [];
  const segments: Segment[] = [];
  let removed = "";
  let added = "";
  let spaces = "";
  const flush = () => {
    push(segments, "removed", removed);
    push(segments, "added", added);
    push(segments, "kept", spaces);
    removed = added = spaces = "";
  };
  for (const step of align(from, to)) {
    if (step.kind === "pair") {
      const text = from[step.from] ?? "";
      if ((removed || added) && /^\s+$/.test(text) && !spaces) spaces = text;
      else {
        flush();
        push(segments, "kept", text);
      }
      continue;
    }
    if (spaces && removed && added) {
      removed += spaces;
      added += spaces;
      spaces = "";
    } else if (spaces) flush();
    if (step.kind === "delete") removed += from[step.from] ?? "";
    else added += to[step.to] ?? "";
  }
  flush();
  return segments;
}

function push(segments: Segment[], kind: Segment["kind"], text: string): void {
  if (text === "") return;
  const last = segments.at(-1);
  if (last?.kind === kind) segments[segments.length - 1] = { kind, text: last.text + text };
  else segments.push({ kind, text });
}
