import type { CatalogueRows } from "../../contribution/listing/catalogue-rows.ts";
import type { ProblemCounts } from "../../contribution/listing/problem-counts.ts";
import type { CatalogueIndex } from "../../contribution/validation/context.ts";

/** Name of the snapshot's file, beside the admin's page. */
export const SNAPSHOT_FILE = "snapshot.json";

/** A published entry: its path under the data root, git's id of its bytes, and its text. */
export interface SnapshotEntry {
  readonly path: string;
  readonly oid: string;
  readonly text: string;
}

/** A published logo: its path under the data root, git's id of its bytes, and their number. */
export interface SnapshotMedia {
  readonly path: string;
  readonly oid: string;
  readonly size: number;
}

/** The catalogue as a commit of the main branch holds it, written by the build. Plain JSON. */
export interface Snapshot {
  readonly commit: string;
  readonly entries: readonly SnapshotEntry[];
  readonly media: readonly SnapshotMedia[];
  /** The catalogue in small, its lists, and what is to correct in it, all made from the same entries. */
  readonly index: CatalogueIndex;
  readonly rows: CatalogueRows;
  readonly problems: ProblemCounts;
}
