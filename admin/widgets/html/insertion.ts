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

/** Makes a link of the selection; it opens a new window, and its title says so. */
export function linked(address: string) {
  return (text: string, start: number, end: number): Insertion => {
    const label = text.slice(start, end) || "texte du lien";
    const title = label.replace(/<[^>]*>/g, "").replaceAll('"', "”");
    const open = `<a href="${address.replaceAll('"', "%22")}" target="_blank" rel="noopener" title="${title} - Nouvelle fenêtre">`;
    return placed(text.slice(0, start), open, label, "</a>", text.slice(end));
  };
}

function placed(before: string, open: string, selected: string, close: string, after: string): Insertion {
  const start = before.length + open.length;
  return { text: before + open + selected + close + after, start, end: start + selected.length };
}
