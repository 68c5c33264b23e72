import { isMapping, type Mapping } from "../model/mapping.ts";
import { align, type Step } from "./align.ts";
import { deepEqual, fingerprint } from "./data-equality.ts";
import { withoutNothing } from "./nothing.ts";

/**
 * The steps from a list of data to another. Elements that differ only by keys that hold nothing are equal; a text or
 * a mapping may be paired with its changed self, criteria and profiles only with one of the same `type`.
 */
export function alignItems(from: readonly unknown[], to: readonly unknown[]): Step[] {
  const before = from.map(withoutNothing);
  const after = to.map(withoutNothing);
  return align(before.map(fingerprint), after.map(fingerprint), (i, j) => distance(before[i], after[j]));
}

/** Beyond 2: two elements of which one cannot be the other changed. */
const UNRELATED = 3;

function distance(before: unknown, after: unknown): number {
  if (isMapping(before) && isMapping(after)) return mappingDistance(before, after);
  if (Array.isArray(before) && Array.isArray(after)) return 1;
  if (typeof before === "object" || typeof after === "object") return UNRELATED;
  if (typeof before !== "string" || typeof after !== "string") return 1.9;
  return 1.9 - 1.8 * likeness(before, after);
}

function mappingDistance(before: Mapping, after: Mapping): number {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  const common = [...keys].filter((key) => Object.hasOwn(before, key) && Object.hasOwn(after, key));
  if (common.length === 0 || (common.includes("type") && before.type !== after.type)) return UNRELATED;
  const equal = common.filter((key) => deepEqual(before[key], after[key]));
  return 1.9 * (1 - (common.length + equal.length) / (2 * keys.size));
}

/** The share of characters that the beginnings and the ends have in common. */
function likeness(before: string, after: string): number {
  const shortest = Math.min(before.length, after.length);
  let start = 0;
  let end = 0;
  while (start < shortest && before[start] === after[start]) start += 1;
  while (end < shortest - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return (start + end) / Math.max(before.length, after.length, 1);
}
