import { isAddress } from "../../contribution/model/held.ts";
import { resolved, type SchemaNode } from "../../contribution/model/schema.ts";

/** The name of the control that edits a node: the schema's own choice, else what it holds or its type asks for. */
export function widgetOf(node: SchemaNode): string {
  if (node["x-widget"]) return node["x-widget"];
  if (node.items) return listWidgetOf(resolved(node.items));
  if (isAddress(node["x-holds"])) return "url";
  if (node["x-holds"] === "html") return "html";
  if (node.enum) return "choice";
  if (node.type === "boolean") return "boolean";
  return node.type === "number" ? "number" : "text";
}

function listWidgetOf(item: SchemaNode): string {
  if (item.enum) return "choices";
  return item["x-holds"] === "html" ? "html-list" : "text-list";
}
