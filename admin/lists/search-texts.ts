import type { Row } from "../../contribution/listing/catalogue-rows.ts";
import { foldedLetters } from "../../contribution/territory/folded-name.ts";
import { inSlices } from "../timing/in-slices.ts";
import type { ListEntry } from "./list-entry.ts";

/** What an entry is found by, folded, each word after a space. */
export type SearchTexts = ReadonlyMap<ListEntry, string>;

const known = new WeakMap<Row, { readonly institution: string; readonly text: string }>();

/** Makes the texts that a search looks in, without holding the page up. */
export async function searchTexts(entries: readonly ListEntry[]): Promise<SearchTexts> {
  const texts = new Map<ListEntry, string>();
  await inSlices(entries, (entry) => texts.set(entry, searchText(entry)));
  return texts;
}

/** Label, institution, places and file name: without accents, capitals, hyphens and apostrophes, Saint in full. */
export function searchText({ row, slug, institution }: ListEntry): string {
  const name = institution?.name ?? "";
  const kept = known.get(row);
  if (kept && kept.institution === name) return kept.text;
  const places = row.places ?? (row.where === undefined ? [] : [row.where]);
  const text = ` ${foldedLetters([row.label ?? "", name, ...places, slug].join(" ").replaceAll("\n", " "))}`;
  known.set(row, { institution: name, text });
  return text;
}

/** Makes a test of the texts: every word typed must begin a word of the text. */
export function matcher(query: string): (text: string) => boolean {
  const words = foldedLetters(query.replaceAll("\n", " ")).split(" ").filter(Boolean);
  const starts = words.map((word) => ` ${word}`);
  return (text) => starts.every((start) => text.includes(start));
}
