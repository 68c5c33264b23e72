import { fromJS, isCollection } from "immutable";
import { isMapping } from "../../contribution/model/mapping.ts";

export { isMapping as isRecord, type Mapping as PlainRecord } from "../../contribution/model/mapping.ts";

/** Decap's value (Immutable, plain, or a mixture, at any depth) as plain data; scalars stay as they are. */
export function toPlain(value: unknown): unknown {
  if (isCollection(value)) return toPlain(value.toJS());
  if (Array.isArray(value)) return value.map(toPlain);
  if (!isMapping(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toPlain(item)]));
}

/** Plain data as Decap compares it: lists and mappings become Immutable at every depth. */
export function toImmutable(value: unknown): unknown {
  return fromJS(value);
}

/** A value as a person can read it in a message: text as it is, the rest as JSON. */
export function rawText(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value, null, 2) ?? "");
}
