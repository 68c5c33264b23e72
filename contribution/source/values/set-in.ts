import type { Path } from "../../diagnostics/diagnostic.ts";
import { isMapping, type Mapping, own } from "../../model/mapping.ts";

/**
 * Plain data with `next` at `path`; undefined removes the key, or the item of the list. Missing levels are made: lists
 * for positions, mappings for keys; a position beyond the end adds at the end. A path that goes through a text or a
 * number changes nothing. The data given are not changed.
 */
export function setIn(value: unknown, path: Path, next: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return next;
  const held = value ?? (next === undefined ? value : typeof step === "number" ? [] : {});
  if (Array.isArray(held)) return typeof step === "number" ? withItem(held, step, rest, next) : value;
  return isMapping(held) ? withKey(held, String(step), rest, next) : value;
}

/** What stands at a path of plain data, or undefined. */
export function getIn(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((held, step) => {
    if (Array.isArray(held)) return typeof step === "number" ? held[step] : undefined;
    return isMapping(held) ? own(held, String(step)) : undefined;
  }, value);
}

function withKey(mapping: Mapping, key: string, rest: Path, next: unknown): Mapping {
  const inner = setIn(own(mapping, key), rest, next);
  const entries = Object.entries(mapping);
  if (inner === undefined) return Object.fromEntries(entries.filter(([name]) => name !== key));
  if (!Object.hasOwn(mapping, key)) return Object.fromEntries([...entries, [key, inner]]);
  return Object.fromEntries(entries.map(([name, item]) => [name, name === key ? inner : item]));
}

function withItem(items: readonly unknown[], index: number, rest: Path, next: unknown): readonly unknown[] {
  const inner = setIn(items[index], rest, next);
  if (index >= items.length) return inner === undefined ? items : [...items, inner];
  return inner === undefined ? items.toSpliced(index, 1) : items.with(index, inner);
}
