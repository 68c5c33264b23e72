import type { PlaceKind } from "./place.ts";
import { type PlaceMatch, searchExactly, searchTerritory } from "./search.ts";
import type { Territory } from "./territory.ts";

/** What was understood of one pasted entry. */
export interface PastedEntry {
  /** As it was pasted, trimmed. */
  readonly text: string;
  /** One place when sure, several (or one that only resembles) when somebody must choose, none when nothing was found. */
  readonly status: "found" | "several" | "unknown";
  readonly matches: readonly PlaceMatch[];
}

const PROPOSALS = 5;
const HOMONYMS = 50;

/**
 * Reads a list pasted from a spreadsheet: codes or names, one a line or separated by tabs, semicolons or commas. Cells
 * of a row that say again what its code says (30189, Nîmes) are one entry. Leading zeros lost by a spreadsheet are
 * given back. Five digits that are the code of one commune and the postal code of others are read as all the codes of
 * the list are.
 */
export function matchPastedList(territory: Territory, text: string, kind?: PlaceKind): PastedEntry[] {
  return [...matchPastedRows(territory, text, kind)].flat();
}

/** The same, a row at a time, for a caller that has other things to do meanwhile. */
export function* matchPastedRows(
  territory: Territory,
  text: string,
  kind?: PlaceKind,
): Generator<readonly PastedEntry[], void> {
  const areCommunes = holdsCommuneCodes(territory, text);
  const match = (entry: string) => {
    const matched = matchEntry(territory, entry, kind);
    const [first] = matched.matches;
    const isCode = areCommunes && first?.kind === "commune" && FIVE_DIGITS.test(matched.text);
    return isCode ? { ...matched, status: "found" as const, matches: [first] } : matched;
  };
  for (const row of text.split(/\r?\n/))
    yield withoutRepetition(row.split(/[\t;]/).flatMap((cell) => entriesOfCell(cell, match)));
}

const FIVE_DIGITS = /^\d{5}$/;

/** Whether the five-digit codes of a list are communes' codes: all of them are, and one is nobody's postal code. */
function holdsCommuneCodes(territory: Territory, text: string): boolean {
  const codes = text.split(/[\s",;]+/).filter((word) => FIVE_DIGITS.test(word));
  return (
    codes.every((code) => territory.commune(code) ?? territory.formerCommune(code)) &&
    codes.some((code) => territory.communesOfPostalCode(code).length === 0)
  );
}

/** A comma separates, except inside a name: « CC Avallon, Vézelay, Morvan ». */
function entriesOfCell(cell: string, match: (entry: string) => PastedEntry): PastedEntry[] {
  const text = unquoted(cell);
  if (text === "") return [];
  const whole = match(text);
  if (whole.status === "found" || !text.includes(",")) return [whole];
  return text.split(",").map(unquoted).filter(Boolean).map(match);
}

function unquoted(cell: string): string {
  return cell
    .trim()
    .replace(/^"(.*)"$/, "$1")
    .trim();
}

function matchEntry(territory: Territory, text: string, kind: PlaceKind | undefined): PastedEntry {
  const options = { limit: HOMONYMS, ...(kind && { kinds: [kind] }) };
  for (const typed of [text, withLeadingZero(text, kind)]) {
    const [first, ...others] = searchExactly(territory, typed, options);
    if (first)
      return { text, status: others.length === 0 ? "found" : "several", matches: [first, ...others] };
  }
  const matches = searchTerritory(territory, text, { ...options, limit: PROPOSALS });
  return { text, status: matches.length === 0 ? "unknown" : "several", matches };
}

/** A spreadsheet reads 01001 as the number 1001, and 01 as 1. */
function withLeadingZero(text: string, kind: PlaceKind | undefined): string {
  const short = kind === "department" || kind === "region" ? /^\d$/ : /^\d{4}$/;
  return short.test(text) ? `0${text}` : text;
}

/** The cells of a row that mean one place together, such as a name and its code or postal code, are one entry. */
function withoutRepetition(cells: readonly PastedEntry[]): readonly PastedEntry[] {
  const sure = cells.find(({ text, status }) => status === "found" && /\d/.test(text));
  if (sure)
    return cells.filter(
      (cell) => cell === sure || !cell.matches.some((match) => isOne(match, sure.matches[0])),
    );
  const [place, ...others] = commonPlaces(cells);
  const [first] = cells;
  return first && place && others.length === 0 ? [{ ...first, status: "found", matches: [place] }] : cells;
}

/** The places that every cell of a row may mean. */
function commonPlaces([first, ...others]: readonly PastedEntry[]): readonly PlaceMatch[] {
  if (!first || others.length === 0) return [];
  return first.matches.filter((place) =>
    others.every(({ matches }) => matches.some((match) => isOne(match, place))),
  );
}

function isOne(one: PlaceMatch, other: PlaceMatch | undefined): boolean {
  return one.kind === other?.kind && one.code === other.code;
}
