import { type MatchedItems, matchedItems } from "../../source/matching/matched-items.ts";
import { deepEqual } from "../../source/values/data-equality.ts";
import type { Field } from "./field.ts";

/** A list in two versions, as positions: which item became which, and which of those changed. */
export interface MatchedList extends MatchedItems {
  readonly before: readonly unknown[];
  readonly after: readonly unknown[];
  readonly changed: MatchedItems["pairs"];
  /** An item as a field of its own, absent from a version where it has no position. */
  item(from: number | undefined, to: number | undefined): Field;
}

/** Matches the items of a field that is a list, or is taken for an empty one. */
export function matchedList(field: Field): MatchedList {
  const before = Array.isArray(field.before) ? field.before : [];
  const after = Array.isArray(field.after) ? field.after : [];
  const matched = matchedItems(before, after);
  return {
    ...matched,
    before,
    after,
    changed: matched.pairs.filter(({ from, to }) => !deepEqual(before[from], after[to])),
    item: (from, to) => ({
      ...field,
      path: { before: [...field.path.before, from ?? 0], after: [...field.path.after, to ?? 0] },
      before: from === undefined ? undefined : before[from],
      after: to === undefined ? undefined : after[to],
    }),
  };
}
