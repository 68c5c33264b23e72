import type { Kind } from "../../contribution/model/collections.ts";
import { fieldsOf, GROUPS, type SchemaNode, schemaOf } from "../../contribution/model/schema.ts";
import { widgetOf } from "./widget-name.ts";

/** One field of a form: a key of the file, or a group of keys that one control edits together. */
export interface FormField {
  /** The key, or the group's name. */
  readonly name: string;
  /** The keys of the file that it holds; its own name alone when it is not a group. */
  readonly keys: readonly string[];
  readonly isGroup: boolean;
  readonly node: SchemaNode;
  /** Whether a published file needs it (for a group: one of its keys). */
  readonly required: boolean;
  /** Name of its control, without prefix. */
  readonly widget: string;
}

/** The fields of a kind's form, in the order of the schema; a group stands where its first key does. */
export function formFields(kind: Kind): readonly FormField[] {
  const known = cache.get(kind) ?? readFields(kind);
  cache.set(kind, known);
  return known;
}

const cache = new Map<Kind, readonly FormField[]>();

function readFields(kind: Kind): readonly FormField[] {
  const schema = schemaOf(kind);
  const fields = new Map<string, FormField>();
  for (const [key, node] of fieldsOf(schema)) {
    const group = node["x-group"];
    const required = schema.required?.includes(key) ?? false;
    if (group) fields.set(group, grown(fields.get(group), group, key, node, required));
    else fields.set(key, { name: key, keys: [key], isGroup: false, node, required, widget: widgetOf(node) });
  }
  return [...fields.values()];
}

/** The field of a form that holds a key of the file. */
export function fieldHolding(kind: Kind, key: string | number | undefined): FormField | undefined {
  return formFields(kind).find(({ keys }) => keys.includes(String(key)));
}

function grown(
  field: FormField | undefined,
  group: string,
  key: string,
  node: SchemaNode,
  required: boolean,
): FormField {
  const needed = [...(field?.node.required ?? []), ...(required ? [key] : [])];
  return {
    name: group,
    keys: [...(field?.keys ?? []), key],
    isGroup: true,
    node: {
      ...GROUPS[group],
      type: "object",
      properties: { ...field?.node.properties, [key]: node },
      required: needed,
    },
    required: needed.length > 0,
    widget: group,
  };
}
