import { visibleText } from "../../../contribution/validation/html.ts";

/** A text after a tag was put in, and what is selected then. */
export interface Insertion {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Puts a tag around the selection, or takes it away when the selection already has it. */
export function surrounded(tag: "strong" | "em") {
  const open = `<${tag}>`;
  const close = `</${tag}>`;
  return (text: string, start: number, end: number): Insertion => {
    const before = text.slice(0, start);
    const after = text.slice(end);
    const selected = text.slice(start, end);
    if (before.endsWith(open) && after.startsWith(close)) {
      const kept = before.slice(0, -open.length);
      return placed(kept, "", selected, "", after.slice(close.length));
    }
    return placed(before, open, selected, close, after);
  };
}

/** Makes a list of the selected lines, or an empty one. */
export function listed(text: string, start: number, end: number): Insertion {
  const lines = text
    .slice(start, end)
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  const items = (lines.length > 0 ? lines : [""]).map((line) => `  <li>${line}</li>`).join("\n");
  const list = `<ul>\n${items}\n</ul>`;
  const cursor = start + list.indexOf("</li>");
  return { text: text.slice(0, start) + list + text.slice(end), start: cursor, end: cursor };
}

/** Puts a text in the place of the selection, and the cursor after it. */
export function inserted(added: string) {
  return (text: string, start: number, end: number): Insertion => {
    const cursor = start + added.length;
    return { text: text.slice(0, start) + added + text.slice(end), start: cursor, end: cursor };
  };
}

/** A link; to a page, it opens a new window and its title says so. */
export function linkTag(address: string, label: string): string {
  const href = address.trim().replaceAll('"', "%22");
  if (!/^https?:/i.test(href)) return `<a href="${href}">${label}</a>`;
  const title = linkText(label).replaceAll('"', "”");
  return `<a href="${href}" target="_blank" rel="noopener" title="${title} - Nouvelle fenêtre">${label}</a>`;
}

/** What a reader sees of the text of a link. */
export function linkText(label: string): string {
  return visibleText(label);
}

function placed(before: string, open: string, selected: string, close: string, after: string): Insertion {
  const start = before.length + open.length;
  return { text: before + open + selected + close + after, start, end: start + selected.length };
}
