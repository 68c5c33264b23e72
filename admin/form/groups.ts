import type { Kind } from "../../contribution/model/collections.ts";
import { fieldsOf, schemaOf } from "../../contribution/model/schema.ts";
import type { Groups } from "./shape.ts";

/** The groups of keys that one control edits together in a kind of file, from `x-group` in its schema. */
export function groupsOf(kind: Kind): Groups {
  const groups: Record<string, string[]> = {};
  for (const [key, field] of fieldsOf(schemaOf(kind))) {
    const name = field["x-group"];
    if (name === undefined) continue;
    groups[name] ??= [];
    groups[name].push(key);
  }
  return groups;
}
