import type { Insertion } from "./insertion.ts";

/**
 * Writes into a text area as if it were typed, so that Ctrl+Z takes it back; the area tells React of it itself. Only
 * what differs is replaced.
 */
export function writeUndoably(area: HTMLTextAreaElement, { text, start, end }: Insertion): void {
  const { value } = area;
  let from = 0;
  while (from < value.length && value[from] === text[from]) from++;
  let tail = 0;
  const longest = Math.min(value.length, text.length) - from;
  while (tail < longest && value.at(-1 - tail) === text.at(-1 - tail)) tail++;
  const added = text.slice(from, text.length - tail);
  area.focus();
  area.setSelectionRange(from, value.length - tail);
  // Deprecated, and still the only way that keeps the history of a text area.
  const isDone = document.execCommand(added === "" ? "delete" : "insertText", false, added);
  if (!isDone || area.value !== text) {
    area.setRangeText(text, 0, area.value.length);
    area.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
  area.setSelectionRange(start, end);
}
