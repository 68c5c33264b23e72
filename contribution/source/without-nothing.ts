import { isMapping } from "../model/mapping.ts";

/** Whether a value is one of the spellings of "none": undefined, null, empty text, empty list, empty mapping. */
export function isNothing(value: unknown): boolean {
  if (value === undefined || value === null || value === "") return true;
  if (Array.isArray(value)) return value.length === 0;
  return isMapping(value) && Object.keys(value).length === 0;
}

/**
 * Data without the keys, at any depth, that hold nothing or come to hold nothing; an empty list of `enfants` says that
 * a person has no child. Elements of lists stay where they
 * are, so that the others keep their positions; an undefined one becomes null, as in JSON.
 */
export function withoutNothing(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutNothing(item) ?? null);
  if (!isMapping(value)) return value;
  const kept: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    const rest = withoutNothing(item);
    if (!isNothing(rest) || (key === "enfants" && Array.isArray(item))) setOwn(kept, key, rest);
  }
  return kept;
}

/** Sets a key of a mapping, even one named `__proto__`, which an assignment would take for the prototype. */
export function setOwn(target: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}
