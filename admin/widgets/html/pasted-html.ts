import { Parser } from "htmlparser2";
import { visibleText } from "../../../contribution/validation/html.ts";
import { linkTag } from "./insertion.ts";
import {
  type Attributes,
  escaped,
  type InlineTag,
  inlineTags,
  isBlock,
  isItem,
  isUnread,
  linkAddress,
} from "./pasted-tags.ts";

/** A tag that is open in the source, and what it stands for. */
interface Opened {
  readonly name: string;
  readonly isItem: boolean;
  readonly isUnread: boolean;
  readonly tags: readonly InlineTag[];
  /** Of a link. */
  readonly address: string | undefined;
}

/** A paragraph of the result, or an item of a list. */
interface Line {
  readonly isItem: boolean;
  readonly html: string;
}

/**
 * What was copied from a web page or a word processor, as limited HTML: allowed tags without their styles, others by
 * what they mean (bold, numbered list…), links that say that they open a window. Lines are paragraphs when there are
 * several.
 */
export function pastedHtml(html: string): string {
  const reader = new PasteReader();
  const parser = new Parser({
    onopentag: (name, attributes) => reader.open(name, attributes),
    ontext: (text) => reader.read(text),
    onclosetag: (name) => reader.close(name),
  });
  parser.write(html);
  parser.end();
  return joined(reader.lines);
}

class PasteReader {
  readonly #all: Line[] = [];
  readonly #opened: Opened[] = [];
  #line = "";
  /** Where the link that is open begins in the line. */
  #linkStart = 0;

  get lines(): readonly Line[] {
    this.#endLine();
    return this.#all;
  }

  open(name: string, attributes: Attributes): void {
    if (isBlock(name)) this.#endLine();
    if (name === "br") this.#line += "<br>";
    const opened: Opened = {
      name,
      isItem: isItem(name, attributes),
      isUnread: isUnread(name, attributes),
      tags: isBlock(name) ? [] : inlineTags(name, attributes),
      address: linkAddress(name, attributes),
    };
    this.#opened.push(opened);
    this.#begin(opened);
  }

  read(text: string): void {
    if (!this.#opened.some((opened) => opened.isUnread))
      this.#line += escaped(text.replace(/[\t\n\r ]+/g, " "));
  }

  close(name: string): void {
    const last = this.#opened.at(-1);
    if (isBlock(name)) this.#endLine();
    this.#opened.pop();
    if (last && !isBlock(name)) this.#end(last);
    if (name === "td" || name === "th") this.#line += " ";
  }

  #begin({ tags, address }: Opened): void {
    if (address !== undefined) this.#linkStart = this.#line.length;
    for (const { open } of tags) this.#line += open;
  }

  #end({ tags, address }: Opened): void {
    for (const { close } of tags.toReversed()) this.#line += close;
    if (address === undefined) return;
    const label = this.#line.slice(this.#linkStart);
    if (visibleText(label) !== "")
      this.#line = this.#line.slice(0, this.#linkStart) + linkTag(address, label);
  }

  /** What is open over several lines is closed at the end of each, and opened again by the next. */
  #endLine(): void {
    for (const opened of this.#opened.toReversed()) this.#end(opened);
    const html = tidied(this.#line);
    if (visibleText(html) !== "")
      this.#all.push({ isItem: this.#opened.some((opened) => opened.isItem), html });
    this.#line = "";
    for (const opened of this.#opened) this.#begin(opened);
  }
}

/** Without tags around nothing or twice in a row, nor spaces and breaks at the ends. */
function tidied(line: string): string {
  let text = line;
  for (let before = ""; before !== text; ) {
    before = text;
    text = text
      .replace(/<(strong|em|sup|abbr)[^>]*>((?:\s|<br>)*)<\/\1>/g, "$2")
      .replace(/<\/(strong|em)>(\s*)<\1>/g, "$2");
  }
  return text.replace(/ {2,}/g, " ").replace(/^(\s|<br>)+|(\s|<br>)+$/g, "");
}

function joined(lines: readonly Line[]): string {
  const [only, ...others] = lines;
  if (only && !only.isItem && others.length === 0) return only.html;
  return lines
    .flatMap(({ isItem, html }, index) => {
      if (!isItem) return [`<p>${html}</p>`];
      const isFirst = !lines[index - 1]?.isItem;
      const isLast = !lines[index + 1]?.isItem;
      return [...(isFirst ? ["<ul>"] : []), `  <li>${html}</li>`, ...(isLast ? ["</ul>"] : [])];
    })
    .join("\n");
}
