import { align } from "../../source/matching/align.ts";
import type { Texts } from "../../source/merging/merge-documents.ts";

/** Lines of the base that one side replaces, `end` excluded, and what it puts there. */
interface Hunk {
  readonly start: number;
  readonly end: number;
  readonly lines: readonly string[];
}

/**
 * Merges two texts line by line, as git does: what either side changed, where the other left the base and the lines
 * next to it alone. Undefined where both changed the same lines differently.
 */
export function mergeLines({ base = "", mine, theirs }: Texts): string | undefined {
  const [lines, ours, others] = [base, mine, theirs].map(linesOf) as [string[], string[], string[]];
  const [left, right] = [hunksOf(lines, ours), hunksOf(lines, others)];
  const merged: (readonly string[])[] = [];
  let at = 0;
  while (left.length > 0 || right.length > 0) {
    const region = takeRegion(left, right);
    const [one, other] = [region.left, region.right].map((hunks) => applied(lines, region, hunks));
    if (region.left.length > 0 && region.right.length > 0 && one?.join("") !== other?.join(""))
      return undefined;
    merged.push(lines.slice(at, region.start), (region.left.length > 0 ? one : other) ?? []);
    at = region.end;
  }
  return [...merged, lines.slice(at)].flat().join("");
}

/** The first lines of the base that are changed, with all the changes that touch one another there. */
function takeRegion(left: Hunk[], right: Hunk[]) {
  const region = { start: Number.POSITIVE_INFINITY, end: -1, left: [] as Hunk[], right: [] as Hunk[] };
  region.start = Math.min(left[0]?.start ?? region.start, right[0]?.start ?? region.start);
  region.end = region.start;
  for (let grown = true; grown; ) {
    grown = false;
    for (const [from, to] of [
      [left, region.left],
      [right, region.right],
    ] as const) {
      while (from[0] && from[0].start <= region.end) {
        const hunk = from.shift() as Hunk;
        to.push(hunk);
        region.end = Math.max(region.end, hunk.end);
        grown = true;
      }
    }
  }
  return region;
}

/** A region of the base with the changes of one side. */
function applied(
  lines: readonly string[],
  { start, end }: { readonly start: number; readonly end: number },
  hunks: readonly Hunk[],
): string[] {
  let at = start;
  const out: (readonly string[])[] = [];
  for (const hunk of hunks) {
    out.push(lines.slice(at, hunk.start), hunk.lines);
    at = hunk.end;
  }
  return [...out, lines.slice(at, end)].flat();
}

function hunksOf(base: readonly string[], other: readonly string[]): Hunk[] {
  const hunks: Hunk[] = [];
  let [from, to] = [0, 0];
  let [start, begun] = [0, 0];
  const flush = () => {
    if (from > start || to > begun) hunks.push({ start, end: from, lines: other.slice(begun, to) });
  };
  for (const step of align(base, other)) {
    if (step.kind === "pair") {
      flush();
      [from, to] = [step.from + 1, step.to + 1];
      [start, begun] = [from, to];
    } else if (step.kind === "delete") from += 1;
    else to += 1;
  }
  flush();
  return hunks;
}

/** Lines with what ends them. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
