import { isMapping, type Mapping, own } from "../../model/mapping.ts";
import { deepEqual } from "../values/data-equality.ts";

/**
 * How far apart two different items of a list are, from 0 to 1; undefined when one cannot be the other changed: a
 * criterion or a profile has the same `type`, a text a share of the same words, any other mapping an equal key.
 */
export function itemDistance(before: unknown, after: unknown): number | undefined {
  if (isMapping(before) && isMapping(after)) return mappingDistance(before, after);
  return typeof before === "string" && typeof after === "string" ? textDistance(before, after) : undefined;
}

function mappingDistance(before: Mapping, after: Mapping): number | undefined {
  if (areOfOtherTypes(before, after)) return undefined;
  // A negation is what it denies.
  if (before.type === "not") return itemDistance(before.value, after.value);
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((key) => key !== "type");
  const apart = keys.map((key) => valueDistance(key, own(before, key), own(after, key)));
  if (!Object.hasOwn(before, "type") && !apart.includes(0)) return undefined;
  return apart.reduce((sum, one) => sum + one, 0) / Math.max(keys.length, 1);
}

/** Whether two mappings are criteria or profiles of two types. */
export function areOfOtherTypes(before: Mapping, after: Mapping): boolean {
  const [from, to] = [own(before, "type"), own(after, "type")];
  return from !== undefined && to !== undefined && from !== to;
}

function valueDistance(key: string, before: unknown, after: unknown): number {
  if (deepEqual(before, after)) return 0;
  // Two bounds of one side, strict or not, are nearer than a least and a most.
  if (key === "operator") return String(before).charAt(0) === String(after).charAt(0) ? 0.1 : 1;
  if (!Array.isArray(before) || !Array.isArray(after)) return 0.9;
  const shared = before.filter((one) => after.some((other) => deepEqual(one, other))).length;
  return 1 - shared / Math.max(before.length, after.length, 1);
}

/** Under this share of common words, a text is another one rather than the same one changed. */
const ALIKE = 0.3;

function textDistance(before: string, after: string): number | undefined {
  const [from, to] = [wordsOf(before), wordsOf(after)];
  const common = [...from].filter((word) => to.has(word)).length;
  const share = common / Math.max(from.size, to.size, 1);
  return share < ALIKE ? undefined : 1 - share;
}

const known = new Map<string, ReadonlySet<string>>();
const MOST_KNOWN = 1000;

/** The words of a text, which is compared with many others in turn. */
function wordsOf(text: string): ReadonlySet<string> {
  const words = known.get(text) ?? new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, words);
  return words;
}
