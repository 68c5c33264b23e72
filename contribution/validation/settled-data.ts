import type { DataChange, Path } from "../diagnostics/diagnostic.ts";
import type { Kind } from "../model/collections.ts";
import { setOwn } from "../model/mapping.ts";
import type { Hit } from "./hit.ts";
import { pruned } from "./pruned.ts";
import { type RawScalar, schemaHits } from "./schema-hits.ts";

/** What rules may be told of some data, and what the schema refused to come to it. */
export interface SettledData {
  readonly refusals: readonly Hit[];
  /** The data as it is meant: refused values whose meaning is certain in place of what is written. */
  readonly meant: Record<string, unknown>;
  /** The same without what stays refused: its types can be trusted. */
  readonly sound: Record<string, unknown>;
  /** Whether a path leads to where `meant` differs from what is written: no repair can be made there yet. */
  readonly isMended: (path: Path) => boolean;
}

// A key may be misspelt, then its value between quotes, then a code in it without its zero.
const MOST_ROUNDS = 4;

/**
 * Judges data as what they will be once the schema's refusals are repaired. Otherwise a repair would uncover errors
 * that nobody had been told of, and lead to more of them than there were.
 */
export function settledData(kind: Kind, data: Record<string, unknown>, raw: RawScalar): SettledData {
  const refusals = new Map<string, Hit>();
  const places = new MendedPlaces();
  let meant = data;
  let left: readonly Hit[] = [];
  for (let round = 0; round <= MOST_ROUNDS; round++) {
    left = schemaHits(kind, meant, raw);
    const said = left.filter((hit) => !refusals.has(nameOf(hit)));
    for (const hit of said) refusals.set(nameOf(hit), places.include(hit.path) ? withoutRepair(hit) : hit);
    const changes = said.filter(keepsPlaces).flatMap((hit) => hit.changes ?? []);
    if (changes.length === 0 || round === MOST_ROUNDS) break;
    meant = changedInPlace(meant === data ? structuredClone(data) : meant, changes);
    for (const { path } of changes) places.add(path);
  }
  const sound = pruned(meant, left.map(refusedPath));
  return { refusals: [...refusals.values()], meant, sound, isMended: (path) => places.include(path) };
}

/** Paths whose values were mended; tens of thousands of them are looked up as fast as one. */
class MendedPlaces {
  private readonly places = new Set<string>();
  private readonly above = new Set<string>();

  add(path: Path): void {
    this.places.add(path.join("/"));
    for (let length = 0; length < path.length; length++) this.above.add(path.slice(0, length).join("/"));
  }

  /** Whether a path is mended, holds something mended, or is held by it. */
  include(path: Path): boolean {
    if (this.places.size === 0) return false;
    if (this.above.has(path.join("/"))) return true;
    return path.some((_, index) => this.places.has(path.slice(0, index + 1).join("/")));
  }
}

/** The changes made in the data themselves, all at once: a copy for each would be felt in a list of thousands. */
function changedInPlace(
  data: Record<string, unknown>,
  changes: readonly DataChange[],
): Record<string, unknown> {
  for (const { path, value } of changes) {
    const last = path.at(-1);
    let parent: unknown = data;
    for (const step of path.slice(0, -1))
      parent = (parent as Record<string | number, unknown> | null | undefined)?.[step];
    if (last === undefined || parent === null || typeof parent !== "object") continue;
    if (value === undefined) delete (parent as Record<string | number, unknown>)[last];
    else setOwn(parent as Record<string, unknown>, String(last), structuredClone(value));
  }
  return data;
}

/** The hit without the repair, which speaks of data that are not written yet. */
export function withoutRepair({ changes: _, ...hit }: Hit): Hit {
  return hit;
}

function nameOf({ code, path }: Hit): string {
  return [code, ...path].join("/");
}

/**
 * Whether a repair gives a value, everything else staying at its path: an element taken out of a list shifts others,
 * and what is only taken out uncovers nothing.
 */
function keepsPlaces({ changes = [] }: Hit): boolean {
  return (
    changes.some(({ value }) => value !== undefined) &&
    changes.every(({ path, value }) => value !== undefined || typeof path.at(-1) === "string")
  );
}

/** The part of the data that a refusal makes unusable: a criterion that lacks a key is no use without it. */
function refusedPath({ code, path }: Hit): Path {
  return code === "missing-key" && path.length > 1 ? [...path.slice(0, -1), ""] : path;
}
