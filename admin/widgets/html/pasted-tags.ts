import { ALLOWED_ATTRIBUTES, ALLOWED_TAGS } from "../../../contribution/validation/html.ts";

/** The attributes of a tag, decoded. */
export type Attributes = Readonly<Record<string, string>>;

/** A tag to write, as it opens and closes. */
export interface InlineTag {
  readonly open: string;
  readonly close: string;
}

/** Tags that mean the same as one that is allowed. */
const MEANT: Readonly<Record<string, string>> = { b: "strong", i: "em" };

/** Tags whose text is not for reading. */
const UNREAD = words("head script style template title noscript svg button select");

/** Tags that begin a line of their own. */
const BLOCKS = words(
  "address article aside blockquote dd div dl dt figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tr ul",
);

const ALLOWED: ReadonlySet<string> = new Set(ALLOWED_TAGS);

/** Whether a tag begins a line of its own. */
export function isBlock(name: string): boolean {
  return BLOCKS.has(name);
}

/** Whether nothing in a tag is for reading; Word writes the bullets of a list as such text. */
export function isUnread(name: string, { style = "" }: Attributes): boolean {
  return UNREAD.has(name) || /mso-list:\s*ignore|display:\s*none/i.test(style);
}

/** Whether a tag is an item of a list; Word writes items as paragraphs. */
export function isItem(name: string, { style = "" }: Attributes): boolean {
  return name === "li" || /mso-list:\s*l\d/i.test(style);
}

/** The allowed tags that an inline tag stands for; word processors write bold as a style. Links are not among them. */
export function inlineTags(name: string, attributes: Attributes): readonly InlineTag[] {
  const { style = "" } = attributes;
  const meant = MEANT[name] ?? name;
  const isPlain = meant === "strong" && /font-weight:\s*(normal|[1-4]00)/i.test(style);
  const tags = new Set<string>();
  if (ALLOWED.has(meant) && !isBlock(meant) && meant !== "a" && meant !== "br" && !isPlain) tags.add(meant);
  if (/font-weight:\s*(bold|[6-9]00)/i.test(style)) tags.add("strong");
  if (/font-style:\s*italic/i.test(style)) tags.add("em");
  return [...tags].map((tag) => ({
    open: `<${tag}${allowedAttributes(tag, attributes)}>`,
    close: `</${tag}>`,
  }));
}

/** The address of a link, when it means something elsewhere than in its page. */
export function linkAddress(name: string, { href = "" }: Attributes): string | undefined {
  return name === "a" && /^(https?:|mailto:|tel:)/i.test(href) ? href : undefined;
}

/** A text as HTML writes it. */
export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function allowedAttributes(tag: string, attributes: Attributes): string {
  return (ALLOWED_ATTRIBUTES[tag] ?? [])
    .filter((name) => attributes[name])
    .map((name) => ` ${name}="${escaped(attributes[name] ?? "").replaceAll('"', "&quot;")}"`)
    .join("");
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(" "));
}
