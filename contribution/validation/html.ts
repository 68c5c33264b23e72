import { Parser } from "htmlparser2";
import { remembered } from "./remembered.ts";

/** Tags that the simulator shows in a description or a condition. */
export const ALLOWED_TAGS = ["a", "abbr", "br", "em", "li", "p", "strong", "sup", "ul"] as const;

/** Attributes allowed on each tag; a tag that is not here takes none. */
export const ALLOWED_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  a: ["href", "title", "target", "rel"],
  abbr: ["title"],
};

/** One opening tag of a text, in lower case, with its attributes decoded. */
export interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** What limited HTML says once parsed: its tags in order, and the text that a reader sees. */
export interface ParsedHtml {
  readonly tags: readonly Tag[];
  readonly text: string;
}

/** What the parser meets, in order; offsets are those of the source, `end` just after a tag's `>`. */
type Piece =
  | (Tag & { readonly kind: "open"; readonly start: number; readonly end: number })
  | { readonly kind: "close"; readonly name: string; readonly implied: boolean; start: number; end: number }
  | { readonly kind: "text"; readonly text: string };

/** Parses a text once for all who ask. */
const piecesOf: (html: string) => readonly Piece[] = remembered((html) => {
  const pieces: Piece[] = [];
  const place = () => ({ start: parser.startIndex, end: parser.endIndex + 1 });
  const parser = new Parser({
    onopentag: (name, attributes) => pieces.push({ kind: "open", name, attributes, ...place() }),
    onclosetag: (name, implied) => pieces.push({ kind: "close", name, implied, ...place() }),
    ontext: (text) => pieces.push({ kind: "text", text }),
  });
  parser.write(html);
  parser.end();
  return pieces;
});

// Between these, a reader sees a break where the source may have no space.
const BLOCKS = new Set(["br", "li", "p", "ul"]);

/** Parses limited HTML; never throws, whatever the text. */
export const parseHtml: (html: string) => ParsedHtml = remembered((html) => {
  if (!/[<&]/.test(html)) return { tags: [], text: spaced(html) };
  const tags: Tag[] = [];
  let text = "";
  for (const piece of piecesOf(html)) {
    if (piece.kind === "text") text += piece.text;
    else if (BLOCKS.has(piece.name)) text += " ";
    if (piece.kind === "open") tags.push(piece);
  }
  return { tags, text: spaced(text) };
});

/** The text that a reader sees: no tags, entities decoded, spaces as one. */
export function visibleText(html: string): string {
  return parseHtml(html).text;
}

/** A link of a text, with its place. */
export interface Link {
  readonly attributes: Readonly<Record<string, string>>;
  /** What a reader sees of it. */
  readonly text: string;
  /** Offset, in the source, just before the `>` that ends its opening tag. */
  readonly openEnd: number;
}

/** The links of a text, in order. */
export function linksOf(html: string): Link[] {
  if (!html.includes("<")) return [];
  const links: { attributes: Tag["attributes"]; text: string; openEnd: number }[] = [];
  let open = false;
  for (const piece of piecesOf(html)) {
    const last = links.at(-1);
    if (piece.kind === "text") {
      if (open && last) last.text += piece.text;
    } else if (piece.name === "a") {
      open = piece.kind === "open";
      if (piece.kind === "open")
        links.push({ attributes: piece.attributes, text: "", openEnd: piece.end - 1 });
    }
  }
  return links.map((link) => ({ ...link, text: spaced(link.text) }));
}

/** The source with `change` applied to what a reader sees; tags and their attributes stay as they are. */
export function mapVisibleText(html: string, change: (text: string) => string): string {
  if (!html.includes("<")) return change(html);
  let result = "";
  let done = 0;
  for (const piece of piecesOf(html)) {
    if (piece.kind === "text" || (piece.kind === "close" && piece.implied) || piece.start < done) continue;
    result += change(html.slice(done, piece.start)) + html.slice(piece.start, piece.end);
    done = piece.end;
  }
  return result + change(html.slice(done));
}

/** Whether an address may stand in a link: a web page, an electronic mail or a telephone number. */
export function isSafeAddress(address: string): boolean {
  try {
    return ["http:", "https:", "mailto:", "tel:"].includes(new URL(address).protocol);
  } catch {
    return false;
  }
}

function spaced(text: string): string {
  return /[^\S ]| {2}/.test(text) ? text.replace(/\s+/g, " ").trim() : text.trim();
}
