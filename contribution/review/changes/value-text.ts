import { frenchNumber } from "../../model/french-number.ts";
import { isMapping } from "../../model/mapping.ts";
import { labelOf, resolved, type SchemaNode } from "../../model/schema.ts";

/** A value in words: « oui », « 1 000 », « chaque mois », « « maximum » »; whatever is odd as it is written. */
export function valueText(node: SchemaNode | undefined, value: unknown): string {
  if (value === true) return "oui";
  if (value === false) return "non";
  if (typeof value === "number" || typeof value === "string") {
    const label = labelOf(node, value);
    if (label !== String(value)) return label;
    if (typeof value === "string") return `« ${value} »`;
    const number = Number.isFinite(value) ? frenchNumber(value) : String(value);
    return node?.["x-unit"] ? `${number}\u00a0${node["x-unit"]}` : number;
  }
  const parts = Array.isArray(value)
    ? value.map((item) => partText(node?.items, item))
    : partsOf(node, value);
  return parts.length > 0 ? parts.join(", ") : JSON.stringify(value);
}

/** The keys of a mapping with their French names: « Légende : « maximum » ». */
function partsOf(node: SchemaNode | undefined, value: unknown): string[] {
  if (!isMapping(value)) return [];
  return Object.entries(value).map(([key, item]) => {
    const found = node?.properties && Object.hasOwn(node.properties, key) ? node.properties[key] : undefined;
    const known = found && resolved(found);
    return `${known?.title ?? key} : ${partText(known, item)}`;
  });
}

/** A part of a value, in parentheses when it has parts of its own. */
function partText(node: SchemaNode | undefined, value: unknown): string {
  const text = valueText(node && resolved(node), value);
  return typeof value === "object" && value !== null ? `(${text})` : text;
}

/** How many items are named before the rest is counted. */
const NAMED = 8;

/** « Gard, Hérault, Lozère »; beyond eight, « …, et 33 autres ». */
export function listed(names: readonly string[]): string {
  // One name more is as short as its count.
  if (names.length <= NAMED + 1) return names.join(", ");
  return `${names.slice(0, NAMED).join(", ")}, et ${names.length - NAMED} autres`;
}
