import type { PastedEntry } from "../../../contribution/territory/pasted-list.ts";
import type { Epci } from "../../../contribution/territory/place.ts";
import type { Territory } from "../../../contribution/territory/territory.ts";

/** One entry of a pasted list under review: what it may mean, and what the person wants of it. */
export interface PastedRow extends PastedEntry {
  /** Stays the same while the list is reviewed. */
  readonly key: string;
  /** Code to add; undefined for none. */
  readonly chosen: string | undefined;
}

/** The rows of a list that was read: what is sure is chosen already, and only once each. */
export function pastedRows(entries: readonly PastedEntry[]): PastedRow[] {
  return rowsOf(entries, "");
}

/** The rows with one of them read again from another text. */
export function withCorrection(
  rows: readonly PastedRow[],
  key: string,
  corrected: readonly PastedEntry[],
): PastedRow[] {
  return rows.flatMap((row) => (row.key === key ? rowsOf(corrected, `${key}.`) : [row]));
}

/** The rows with one of them given another choice, and with it all those that mean the same place. */
export function withChoice(rows: readonly PastedRow[], key: string, chosen: string | undefined): PastedRow[] {
  const place = placeOf(rows.find((row) => row.key === key));
  const isMeant = (row: PastedRow) => row.key === key || (place !== undefined && placeOf(row) === place);
  return rows.map((row) => (isMeant(row) ? { ...row, chosen } : row));
}

/** The rows of places that were found, each place once. */
export function withoutRepetition(found: readonly PastedRow[]): PastedRow[] {
  const seen = new Set<string | undefined>();
  return found.filter((row) => {
    const place = placeOf(row);
    const isFirst = !seen.has(place);
    seen.add(place);
    return isFirst;
  });
}

/** The codes to add: those chosen, each once, without those that the list already has. */
export function codesToAdd(rows: readonly PastedRow[], present: readonly unknown[]): string[] {
  const codes = rows.flatMap(({ chosen }) => (chosen === undefined ? [] : [chosen]));
  const known = new Set(present);
  return [...new Set(codes)].filter((code) => !known.has(code));
}

/** The EPCI of which the communes are all there and alone: it says the same in one word. */
export function wholeEpci(territory: Territory, codes: readonly unknown[]): Epci | undefined {
  const [first, ...others] = codes;
  const siren = others.length > 0 ? territory.commune(String(first))?.epci : undefined;
  const epci = siren === undefined ? undefined : territory.epci(siren);
  if (epci?.communes.length !== codes.length) return undefined;
  const listed = new Set(codes);
  return epci.communes.every((code) => listed.has(code)) ? epci : undefined;
}

/** The code of the place that was found; undefined when somebody must choose. */
function placeOf(row: PastedRow | undefined): string | undefined {
  return row?.status === "found" ? row.matches[0]?.code : undefined;
}

function rowsOf(entries: readonly PastedEntry[], prefix: string): PastedRow[] {
  return entries.map((entry, index) => ({
    ...entry,
    key: `${prefix}${index}`,
    chosen: entry.status === "found" ? entry.matches[0]?.code : undefined,
  }));
}
