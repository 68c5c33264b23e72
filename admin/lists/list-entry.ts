import type { CatalogueRows, PackedRow, Row } from "../../contribution/listing/catalogue-rows.ts";
import { orderKey } from "../../contribution/listing/catalogue-rows.ts";
import { type Collection, collectionOf, slugOf } from "../../contribution/model/collections.ts";

/** Where a draft stands, in Decap's words. */
export type DraftStatus = "draft" | "pending_review" | "pending_publish";

/** A draft as a list shows it: its row is made from its own text. */
export interface DraftRow {
  readonly row: Row;
  /** Row of a new institution that is proposed with the benefit. */
  readonly companion?: Row;
  readonly status: DraftStatus;
  /** Date of its last change, ISO 8601; empty when the server does not say. */
  readonly updatedAt: string;
}

/** One line of a list: a published file, a draft, or a draft of a published file. */
export interface ListEntry {
  readonly collection: Collection["name"];
  readonly slug: string;
  readonly row: Row;
  /** Name and type of the institution that gives the benefit; a missing one has its file name for a name. */
  readonly institution: { readonly name: string; readonly type: string } | undefined;
  readonly isPublished: boolean;
  readonly draft: Pick<DraftRow, "status" | "updatedAt"> | undefined;
}

/** Everything that lists show, in the order of the labels: what is published, with each draft in place of its file. */
export function listEntries(published: CatalogueRows, drafts: readonly DraftRow[]): ListEntry[] {
  const drafted = new Map(drafts.map((draft) => [draft.row.file, draft]));
  const rows = published.rows.map((row) => unpacked(row, published.places));
  const files = new Set(rows.filter(({ file }) => drafted.has(file)).map(({ file }) => file));
  const kept = rows.filter(({ file }) => !drafted.has(file));
  for (const { row } of drafts) kept.splice(placeOf(kept, orderKey(row)), 0, row);
  const companions = drafts.flatMap(({ companion }) => companion ?? []);
  const institutions = new Map(
    [...companions, ...kept]
      .filter(({ file }) => collectionOf(file)?.kind === "institution")
      .map(({ file, label, type }) => [slugOf(file), { name: label ?? slugOf(file), type: type ?? "" }]),
  );
  return kept.flatMap((row) => {
    const collection = collectionOf(row.file)?.name;
    if (!collection) return [];
    const draft = drafted.get(row.file);
    return {
      collection,
      slug: slugOf(row.file),
      row,
      institution:
        row.institution === undefined
          ? undefined
          : (institutions.get(row.institution) ?? { name: row.institution, type: "" }),
      isPublished: !draft || files.has(row.file),
      draft,
    };
  });
}

const unpackedRows = new WeakMap<PackedRow, Row>();

/** The same object for the same row, so that what is made from it is made once. */
function unpacked(packed: PackedRow, names: readonly string[]): Row {
  const known = unpackedRows.get(packed);
  if (known) return known;
  const { places, ...own } = packed;
  const row = places ? { ...own, places: places.map((position) => names[position] ?? "") } : own;
  unpackedRows.set(packed, row);
  return row;
}

/** Where a key belongs among rows in order: few rows are looked at, because a key costs much more than a comparison. */
function placeOf(rows: readonly Row[], key: string): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const row = rows[middle];
    if (row && orderKey(row) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
