import { labelOf, resolved, type SchemaNode } from "../../model/schema.ts";

/** The French labels of a list of values of a schema's closed list; none when it is no list, or holds another value. A value twice is said once. */
export function labelsOf(list: SchemaNode | undefined, values: unknown): readonly string[] {
  const choices = list?.items && resolved(list.items);
  if (!Array.isArray(values) || !values.every((value) => choices?.enum?.includes(value))) return [];
  return [...new Set(values)].map((value) => labelOf(choices, value));
}
