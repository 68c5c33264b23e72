import { isMapping, type Mapping } from "../../model/mapping.ts";

/** Whether two values of plain data are the same; the order of keys does not count, that of lists does. */
export function deepEqual(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (Array.isArray(left)) {
    return (
      Array.isArray(right) &&
      left.length === right.length &&
      left.every((item, index) => deepEqual(item, right[index]))
    );
  }
  if (isMapping(left)) return isMapping(right) && sameEntries(left, right);
  return Number.isNaN(left) && Number.isNaN(right);
}

function sameEntries(left: Mapping, right: Mapping): boolean {
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && deepEqual(left[key], right[key]))
  );
}

/** A text that is the same for two values exactly when they are equal, to find equal values quickly. */
export function fingerprint(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(fingerprint).join()}]`;
  if (isMapping(value)) {
    const keys = Object.keys(value).sort();
    return `{${keys.map((key) => `${JSON.stringify(key)}:${fingerprint(value[key])}`).join()}}`;
  }
  // JSON has no spelling for NaN and the infinities.
  return typeof value === "number" ? String(value) : (JSON.stringify(value) ?? "undefined");
}
