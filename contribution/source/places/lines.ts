/** Offset of the first character of the line that holds `offset`; CR, LF and CRLF end a line, as in YAML. */
export function lineStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && !isLineBreak(text, at - 1)) at -= 1;
  return at;
}

/** Offset just after the last character of the line that holds `offset`, its line break excluded. */
export function lineEnd(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && !isLineBreak(text, at)) at += 1;
  return at;
}

/** Offset of the next line's first character, or the text's length after the last line. */
export function nextLine(text: string, offset: number): number {
  const end = lineEnd(text, offset);
  return text.startsWith("\r\n", end) ? end + 2 : Math.min(end + 1, text.length);
}

/** Number of characters between the line's start and `offset`. */
export function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

/** Whether only spaces precede `offset` on its line. */
export function isFirstOnLine(text: string, offset: number): boolean {
  return text.slice(lineStart(text, offset), offset).trim() === "";
}

/** Offsets of the first character of every line. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  // Nearly no text has a carriage return, and a native search is many times faster than looking at each character.
  if (!text.includes("\r")) {
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
    return starts;
  }
  for (let at = 0; at < text.length; at += 1) {
    if (isLineBreak(text, at) && !text.startsWith("\r\n", at)) starts.push(at + 1);
  }
  return starts;
}

function isLineBreak(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 10 || code === 13;
}
