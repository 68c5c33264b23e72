import type { SchemaNode } from "../../contribution/model/schema.ts";

/** The name of the control that edits a node: the schema's own choice, else what its type asks for. */
export function widgetOf(node: SchemaNode): string {
  if (node["x-widget"]) return node["x-widget"];
  if (node.enum) return "choice";
  if (node.type === "boolean") return "boolean";
  return node.type === "number" ? "number" : "text";
}
