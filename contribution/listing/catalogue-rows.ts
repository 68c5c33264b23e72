import { amountText } from "../eligibility/answers/amount-text.ts";
import { collectionOf, slugOf } from "../model/collections.ts";
import type { Territory } from "../territory/territory.ts";
import { folded } from "../validation/folded.ts";
import type { ReadFile } from "../validation/validate-files.ts";
import { themesOf } from "./benefit-themes.ts";
import { whereOf } from "./where.ts";

/** What a list says of one file. Plain JSON; a key is absent when the file says nothing of it. */
export interface Row {
  /** Path under the data root. */
  readonly file: string;
  /** Label of a benefit, name of an institution. */
  readonly label?: string;
  /** File name, without extension, of the institution that gives a benefit. */
  readonly institution?: string;
  /** Type of an institution. */
  readonly type?: string;
  /** Where a benefit is given, or an institution acts, in a few French words. */
  readonly where?: string;
  /** Names of the places to search by, beyond what `where` says. */
  readonly places?: readonly string[];
  /** Amount in French: « 280 € maximum ». */
  readonly amount?: string;
  /** Identifiers of {@link BENEFIT_THEMES}. */
  readonly themes?: readonly string[];
  readonly private?: true;
  /** The file cannot be read as data: nothing else is known. */
  readonly unreadable?: true;
}

/** A row whose places are positions in a list shared by all rows: a commune is named once for the whole catalogue. */
export interface PackedRow extends Omit<Row, "places"> {
  readonly places?: readonly number[];
}

/**
 * The published files as lists show them, in the alphabetical order of their labels. Plain JSON: a server gives it,
 * or a static site carries it.
 */
export interface CatalogueRows {
  readonly places: readonly string[];
  readonly rows: readonly PackedRow[];
}

/**
 * Makes the rows of one catalogue after another; files outside the collections are left out. The row of a file that
 * is the same object as before, and whose institution is, is not made again.
 */
export function createRowMaker(territory: Territory): (files: readonly ReadFile[]) => CatalogueRows {
  const made = new WeakMap<ReadFile, { readonly institution: unknown; readonly row: KeyedRow }>();
  return (files) => {
    const institutions = institutionsOf(files);
    const keyed = files
      .filter(({ file }) => collectionOf(file))
      .map((file) => {
        const institution = institutions.get(text(file.data?.institution));
        const known = made.get(file);
        if (known && known.institution === institution) return known.row;
        const row = rowOf(file, institution, territory);
        const one = { row, key: orderKey(row) };
        made.set(file, { institution, row: one });
        return one;
      });
    return packed(keyed.sort(byKey).map(({ row }) => row));
  };
}

interface KeyedRow {
  readonly key: string;
  readonly row: Row;
}

function byKey(one: KeyedRow, other: KeyedRow): number {
  return one.key < other.key ? -1 : one.key > other.key ? 1 : 0;
}

function packed(rows: readonly Row[]): CatalogueRows {
  const positions = new Map<string, number>();
  const position = (name: string) => {
    const known = positions.get(name) ?? positions.size;
    positions.set(name, known);
    return known;
  };
  const all = rows.map(({ places, ...row }) => (places ? { ...row, places: places.map(position) } : row));
  return { places: [...positions.keys()], rows: all };
}

/** What rows are sorted by: the label without accents and case, then the file's path. */
export function orderKey({ label, file }: Pick<Row, "label" | "file">): string {
  return `${folded(label ?? slugOf(file))}\n${file}`;
}

/** Makes the row of one file, from its data and those of the institution that gives the benefit; without the places, it does not say where. */
export function rowOf(
  { file, data }: Pick<ReadFile, "file" | "data">,
  institution: Readonly<Record<string, unknown>> | undefined,
  territory: Territory | undefined,
): Row {
  const kind = collectionOf(file)?.kind;
  if (!data || !kind) return { file, unreadable: true };
  const where = territory && whereOf(kind, data, institution, territory);
  const own =
    kind === "institution"
      ? present({ label: text(data.name), type: text(data.type) })
      : {
          ...present({
            label: text(data.label),
            institution: text(data.institution),
            amount: amountText(data),
          }),
          themes: themesOf(data),
          ...(data.private === true && { private: true as const }),
        };
  return {
    file,
    ...own,
    ...present({ where: where?.text ?? "" }),
    ...(where && where.names.length > 0 && { places: where.names }),
  };
}

function institutionsOf(files: readonly ReadFile[]): ReadonlyMap<string, Readonly<Record<string, unknown>>> {
  const found = new Map<string, Readonly<Record<string, unknown>>>();
  for (const { file, data } of files)
    if (data && collectionOf(file)?.kind === "institution") found.set(slugOf(file), data);
  return found;
}

function present<Key extends string>(texts: Readonly<Record<Key, string>>): Partial<Record<Key, string>> {
  const entries = Object.entries<string>(texts).filter(([, value]) => value !== "");
  // Keys are those of the argument.
  return Object.fromEntries(entries) as Partial<Record<Key, string>>;
}

function text(value: unknown): string {
  return typeof value === "string" ? value.trim() : "";
}
