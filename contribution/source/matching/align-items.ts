import { isMapping, type Mapping } from "../../model/mapping.ts";
import { fingerprint } from "../values/data-equality.ts";
import { withoutNothing } from "../values/nothing.ts";
import { align, type Step } from "./align.ts";
import { areOfOtherTypes, itemDistance } from "./item-distance.ts";

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

/** Of two elements that have nothing in common, one may still have been written in the place of the other. */
const IN_PLACE = 1.9;

function distance(before: unknown, after: unknown): number {
  const apart = itemDistance(before, after);
  if (apart !== undefined) return IN_PLACE * apart;
  if (isMapping(before) && isMapping(after)) return haveSameKeys(before, after) ? IN_PLACE : UNRELATED;
  if (Array.isArray(before) && Array.isArray(after)) return 1;
  return typeof before === "object" || typeof after === "object" ? UNRELATED : IN_PLACE;
}

function haveSameKeys(before: Mapping, after: Mapping): boolean {
  return !areOfOtherTypes(before, after) && Object.keys(before).some((key) => Object.hasOwn(after, key));
}
