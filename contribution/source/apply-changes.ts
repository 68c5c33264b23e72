import type { Change, Path } from "../diagnostics/diagnostic.ts";
import { isMapping } from "../model/mapping.ts";
import { setOwn } from "./without-nothing.ts";

/** Stands where something was removed until every change is made, so that positions in lists stay those of before. */
const REMOVED = Symbol("removed");

/**
 * The data once changed; the data given is left as it is. Every path speaks of the data before any change: removing
 * the elements 0 and 1 of a list removes the first two. Missing mappings and lists on the way to a value are made; a
 * path that goes through a text, a number, or something removed, changes nothing.
 */
export function applyChanges(
  data: Readonly<Record<string, unknown>>,
  changes: readonly Change[],
): Record<string, unknown> {
  let changed: unknown = data;
  for (const { path, value } of changes)
    changed = changedAt(changed, path, value === undefined ? REMOVED : value);
  const swept = withoutRemoved(changed);
  return isMapping(swept) ? swept : {};
}

function changedAt(target: unknown, path: Path, value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (target === REMOVED) return target;
  const container = target ?? (value === REMOVED ? target : typeof step === "number" ? [] : {});
  if (Array.isArray(container))
    return typeof step === "number" ? changedItem(container, step, rest, value) : target;
  return isMapping(container) ? changedKey(container, String(step), rest, value) : target;
}

/** A position beyond the end adds at the end. */
function changedItem(list: readonly unknown[], step: number, rest: Path, value: unknown): readonly unknown[] {
  if (step >= list.length && value === REMOVED) return list;
  const copy = [...list];
  const at = Math.min(step, list.length);
  copy[at] = changedAt(list[at], rest, value);
  return copy;
}

function changedKey(
  mapping: Readonly<Record<string, unknown>>,
  key: string,
  rest: Path,
  value: unknown,
): Readonly<Record<string, unknown>> {
  const known = Object.hasOwn(mapping, key);
  if (!known && value === REMOVED) return mapping;
  const copy: Record<string, unknown> = {};
  for (const [name, item] of Object.entries(mapping)) setOwn(copy, name, item);
  setOwn(copy, key, changedAt(known ? mapping[key] : undefined, rest, value));
  return copy;
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
