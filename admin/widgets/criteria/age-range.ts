import { firstAge, lastAge } from "../../../contribution/eligibility/sentences/age.ts";
import { ageBound, type ConditionRow } from "../../../contribution/eligibility/sentences/condition-rows.ts";
import { isRecord, type PlainRecord } from "../../form/plain-value.ts";

/** The two ends of an age, as places in a list of conditions; one of them may be missing. */
export interface AgeRange {
  readonly lower: number | undefined;
  readonly upper: number | undefined;
}

/** One end of an age range. */
export type AgeSide = keyof AgeRange;

const OPERATORS: Readonly<Record<AgeSide, string>> = { lower: ">=", upper: "<=" };
const KEYS = new Set(["type", "operator", "value"]);

/** A new age, before any of its ends is known. */
export const NEW_AGE = { type: "age", operator: OPERATORS.lower };

/** The age range that a row edits; undefined when it is another condition, or has keys of its own. */
export function ageRangeOf(items: readonly unknown[], [first, second]: ConditionRow): AgeRange | undefined {
  const plain = [first, second ?? first].every((index) =>
    Object.keys(isRecord(items[index]) ? items[index] : {}).every((key) => KEYS.has(key)),
  );
  if (!plain) return undefined;
  if (second !== undefined) return { lower: first, upper: second };
  const side = ageBound(items[first]);
  if (side === "lower") return { lower: first, upper: undefined };
  return side === "upper" ? { lower: undefined, upper: first } : undefined;
}

/** The age at one end, as a person counts: « < 26 » is up to 25 years included. */
export function ageAt(items: readonly unknown[], range: AgeRange, side: AgeSide): unknown {
  const bound = boundAt(items, range, side);
  if (bound?.operator === ">") return firstAge(bound) ?? bound.value;
  if (bound?.operator === "<") return lastAge(bound) ?? bound.value;
  return bound?.value;
}

/** The list with another age at one end; undefined takes this end away, but never the last one that the range has. */
export function withAge(
  items: readonly unknown[],
  range: AgeRange,
  side: AgeSide,
  age: unknown,
): readonly unknown[] {
  const other = range[side === "lower" ? "upper" : "lower"];
  const own = range[side];
  const bound = { type: "age", operator: OPERATORS[side], ...(age !== undefined && { value: age }) };
  if (own !== undefined)
    return age === undefined && other !== undefined ? items.toSpliced(own, 1) : items.with(own, bound);
  if (other === undefined || age === undefined) return items;
  const isOtherEmpty = ageAt(items, range, side === "lower" ? "upper" : "lower") === undefined;
  return isOtherEmpty
    ? items.with(other, bound)
    : items.toSpliced(side === "lower" ? other : other + 1, 0, bound);
}

function boundAt(items: readonly unknown[], range: AgeRange, side: AgeSide): PlainRecord | undefined {
  const index = range[side];
  const item = index === undefined ? undefined : items[index];
  return isRecord(item) ? item : undefined;
}
