import type { DataChange } from "../../diagnostics/diagnostic.ts";
import { isMapping, mappingOf, setOwn } from "../../model/mapping.ts";
import { getIn, setIn } from "./set-in.ts";

/** Stands where something was removed until every change is made, so that positions in lists stay those of before. */
const REMOVED = Symbol("removed");

/**
 * The data once changed, as `setIn` does it; the data given is left as it is. Every path speaks of the data before any
 * change: removing the elements 0 and 1 of a list removes the first two.
 */
export function applyChanges(
  data: Readonly<Record<string, unknown>>,
  changes: readonly DataChange[],
): Record<string, unknown> {
  let changed: unknown = data;
  for (const { path, value } of changes) {
    if (value !== undefined) changed = setIn(changed, path, value);
    else if (getIn(changed, path) !== undefined) changed = setIn(changed, path, REMOVED);
  }
  return { ...mappingOf(withoutRemoved(changed)) };
}

function withoutRemoved(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => item !== REMOVED).map(withoutRemoved);
  if (!isMapping(value)) return value;
  const kept: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    if (item !== REMOVED) setOwn(kept, key, withoutRemoved(item));
  }
  return kept;
}
