import { isRecord } from "./plain-value.ts";

/**
 * Plain data with `next` at `path`; undefined removes the key, or the item of the list. Missing levels are made:
 * lists for numbers, mappings for keys. The data given are not changed.
 */
export function setIn(value: unknown, path: readonly (string | number)[], next: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return next;
  const inner = setIn(child(value, step), rest, next);
  return typeof step === "number" ? withItem(value, step, inner) : withKey(value, step, inner);
}

/** What stands at a path of plain data, or undefined. */
export function getIn(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce(child, value);
}

function child(value: unknown, step: string | number): unknown {
  if (Array.isArray(value)) return typeof step === "number" ? value[step] : undefined;
  return isRecord(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}

function withKey(value: unknown, key: string, next: unknown): unknown {
  const entries = Object.entries(isRecord(value) ? value : {});
  if (next === undefined) return Object.fromEntries(entries.filter(([name]) => name !== key));
  if (!entries.some(([name]) => name === key)) return Object.fromEntries([...entries, [key, next]]);
  return Object.fromEntries(entries.map(([name, item]) => [name, name === key ? next : item]));
}

function withItem(value: unknown, index: number, next: unknown): unknown[] {
  const items = Array.isArray(value) ? value : [];
  if (next === undefined) return items.toSpliced(index, 1);
  return index < items.length ? items.with(index, next) : [...items, next];
}
