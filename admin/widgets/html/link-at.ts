import { isSafeAddress, linksOf } from "../../../contribution/validation/html.ts";

/** A link that may be made or changed: its place in the text, its address and its text. */
export interface LinkPlace {
  readonly start: number;
  readonly end: number;
  /** Empty when there is no link yet. */
  readonly address: string;
  readonly label: string;
}

/** The link that holds a selection, else the selection itself as a link to be. */
export function linkAt(text: string, start: number, end: number): LinkPlace {
  for (const match of text.matchAll(/<a\b[^>]*>(.*?)<\/a\s*>/gis)) {
    const [whole, label = ""] = match;
    if (match.index > start || match.index + whole.length < end) continue;
    const address = linksOf(whole)[0]?.attributes.href ?? "";
    return { start: match.index, end: match.index + whole.length, address, label };
  }
  return { start, end, address: "", label: text.slice(start, end) };
}

/** The address that somebody meant who left out how it begins; undefined when it is none. */
export function meantAddress(typed: string): string | undefined {
  const address = typed.trim();
  if (isSafeAddress(address) && !/^https?:\/*$/i.test(address)) return address;
  if (/^[^\s@/]+@[^\s@/]+\.[a-z]{2,}$/i.test(address)) return `mailto:${address}`;
  return /^[\w-]+(\.[\w-]+)*\.[a-z]{2,}([/?#]\S*)?$/i.test(address) ? `https://${address}` : undefined;
}
