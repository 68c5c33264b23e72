import { fromJS, isCollection } from "immutable";

/** A mapping of plain data. */
export type PlainRecord = Readonly<Record<string, unknown>>;

/** Decap's value (Immutable, plain, or a mixture, at any depth) as plain data; scalars stay as they are. */
export function toPlain(value: unknown): unknown {
  if (isCollection(value)) return toPlain(value.toJS());
  if (Array.isArray(value)) return value.map(toPlain);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toPlain(item)]));
}

/** Plain data as Decap compares it: lists and mappings become Immutable at every depth. */
export function toImmutable(value: unknown): unknown {
  return fromJS(value);
}

/** Whether a value is a plain mapping: not null, not a list, not a scalar. */
export function isRecord(value: unknown): value is PlainRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A value as a person can read it in a message: text as it is, the rest as JSON. */
export function rawText(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value, null, 2) ?? "");
}
