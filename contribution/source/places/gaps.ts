/**
 * Offset of the next character that is neither space, line break nor comment, from `from` (which may be inside a
 * line), or `to` when there is none before it.
 */
export function skipGap(text: string, from: number, to: number): number {
  let at = from;
  while (at < to) {
    const code = text.charCodeAt(at);
    if (code === HASH) at = endOfComment(text, at, to);
    else if (code === SPACE || code === TAB || code === LF || code === CR) at += 1;
    else break;
  }
  return at;
}

const [HASH, SPACE, TAB, LF, CR] = [35, 32, 9, 10, 13];

/** Offsets of every character between two nodes that is neither space nor comment: dashes, colons, commas. */
export function marksBetween(text: string, from: number, to: number): readonly number[] {
  const marks: number[] = [];
  for (let at = skipGap(text, from, to); at < to; at = skipGap(text, at + 1, to)) marks.push(at);
  return marks;
}

function endOfComment(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && text[at] !== "\n" && text[at] !== "\r") at += 1;
  return at;
}
