/** A mapping of plain data, read by key only. */
export type Mapping = Readonly<Record<string, unknown>>;

/** Whether a value is a mapping of plain data: not null, not a list, not a scalar. */
export function isMapping(value: unknown): value is Mapping {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value when it is a mapping; else one without keys. */
export function mappingOf(value: unknown): Mapping {
  return isMapping(value) ? value : {};
}

/** The value of a mapping's own key: never one of its prototype. */
export function own(mapping: Mapping, key: string): unknown {
  return Object.hasOwn(mapping, key) ? mapping[key] : undefined;
}

/** Sets a key of a mapping, even one named `__proto__`, which an assignment would take for the prototype. */
export function setOwn(target: Record<string, unknown>, key: string, value: unknown): void {
  // Of all the keys of a file, that one name alone is worth the slower way.
  if (key !== "__proto__") target[key] = value;
  else Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}
