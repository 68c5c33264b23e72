import { isMapping, type Mapping, own, setOwn } from "../../model/mapping.ts";
import { deepEqual } from "../values/data-equality.ts";
import { withoutNothing } from "../values/nothing.ts";
import { mergeItems } from "./merge-items.ts";

/** One value in three versions; undefined where a version does not hold it. */
export interface Versions {
  readonly base: unknown;
  readonly mine: unknown;
  readonly theirs: unknown;
}

/** A place where both versions changed the same thing differently. */
export interface DataConflict extends Versions {
  /** Keys, and positions in the lists of the base. */
  readonly path: readonly (string | number)[];
}

/** The version whose value is kept at a conflict. */
export type Side = "mine" | "theirs";

/** The data that hold the changes of both versions, and where a choice had to be made. */
export interface DataMerge {
  readonly data: unknown;
  readonly conflicts: readonly DataConflict[];
}

/**
 * Merges two versions made from the same base, key by key and element by element. Different keys, and different
 * elements of a list, are merged; the same one changed differently is a conflict, for which `choose` is asked, and so
 * is an element (a criterion, a profile) whose own values both changed: it reads as one sentence.
 */
export function mergeData(
  versions: Versions,
  choose: (conflict: DataConflict) => Side = () => "mine",
): DataMerge {
  const conflicts: DataConflict[] = [];
  const merge = (at: Versions, path: DataConflict["path"], isItem: boolean): unknown => {
    const settled = uncontested(at);
    if (settled) return settled.value;
    const { base, mine, theirs } = at;
    if (areMappings(at) && !(isItem && bothChangeWords(at))) {
      return mergeKeys(at, (inner, key) => merge(inner, [...path, key], isItem));
    }
    if (Array.isArray(mine) && Array.isArray(theirs) && (base === undefined || Array.isArray(base))) {
      const lists = { base: base ?? [], mine, theirs };
      return mergeItems(lists, (inner, index) => merge(inner, [...path, index], true));
    }
    const conflict = { path, ...at };
    conflicts.push(conflict);
    return at[choose(conflict)];
  };
  const data = merge(versions, [], false);
  return { data, conflicts };
}

/** The value when at most one version changed it, or both in the same way; the spellings of "none" are the same. */
function uncontested({ base, mine, theirs }: Versions): { readonly value: unknown } | undefined {
  for (const same of [deepEqual, sameButForNothing]) {
    if (same(mine, theirs) || same(mine, base)) return { value: theirs };
    if (same(theirs, base)) return { value: mine };
  }
  return undefined;
}

function sameButForNothing(left: unknown, right: unknown): boolean {
  return deepEqual(withoutNothing({ value: left }), withoutNothing({ value: right }));
}

type Mappings = { readonly base: Mapping | undefined; readonly mine: Mapping; readonly theirs: Mapping };

function areMappings(at: Versions): at is Mappings {
  return isMapping(at.mine) && isMapping(at.theirs) && (at.base === undefined || isMapping(at.base));
}

function mergeKeys(
  { base = {}, mine, theirs }: Mappings,
  merge: (at: Versions, key: string) => unknown,
): Mapping {
  const merged: Record<string, unknown> = {};
  for (const key of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
    const value = merge({ base: own(base, key), mine: own(mine, key), theirs: own(theirs, key) }, key);
    if (value !== undefined) setOwn(merged, key, value);
  }
  return merged;
}

/** Whether both versions changed values of a mapping that are neither mappings nor lists. */
function bothChangeWords({ base = {}, mine, theirs }: Mappings): boolean {
  return [mine, theirs].every((side) =>
    [...new Set([...Object.keys(base), ...Object.keys(side)])].some((key) => {
      const [before, after] = [own(base, key), own(side, key)];
      return !deepEqual(before, after) && !(typeof before === "object" && typeof after === "object");
    }),
  );
}
