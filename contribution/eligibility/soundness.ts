import { frenchNumber } from "../model/french-number.ts";
import { CRITERIA, resolved, type SchemaNode } from "../model/schema.ts";
import { isMapping } from "../source/data-equality.ts";
import type { Refusal } from "./refusal.ts";

/**
 * Why a criterion cannot be judged, by its schema: the validation's own reasons, in fewer words. Undefined when it is
 * sound; what a criterion holds inside (`not`) is looked at on its own.
 */
export function criterionRefusal(
  criterion: unknown,
  allowed: ReadonlyMap<string, SchemaNode>,
): Refusal | undefined {
  if (!isMapping(criterion)) return wrongType([], "Condition", "un groupe de champs");
  const { type } = criterion;
  if (type === undefined) return missing("type", "Type de condition", "Choisissez dans la liste.");
  if (typeof type !== "string") return wrongType(["type"], "Type de condition", "un choix de la liste");
  const node = allowed.get(type);
  if (node) return mappingRefusal(criterion, node);
  const known = CRITERIA.get(type);
  if (!known) return { code: "criterion-unknown", path: ["type"], values: { found: type } };
  const values = { criterion: known.title ?? type, here: "ici", allowed: "à une autre place" };
  return { code: "criterion-not-allowed-here", path: ["type"], values };
}

/** Why the values of a mapping cannot be used; its schema names every key. */
export function mappingRefusal(
  data: Readonly<Record<string, unknown>>,
  node: SchemaNode,
): Refusal | undefined {
  const fields = node.properties ?? {};
  for (const key of node.required ?? []) {
    const field = fields[key];
    if (data[key] === undefined) return missing(key, field?.title ?? key, field?.description ?? "");
  }
  for (const [key, value] of Object.entries(data)) {
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (!field) return { code: "unknown-key", path: [key], values: { key } };
    const refusal = valueRefusal(value, resolved(field), resolved(field).title ?? key);
    if (refusal) return { ...refusal, path: [key, ...refusal.path] };
  }
  const choices = ["includes", "excludes"].filter((key) => Object.hasOwn(fields, key));
  const isChoiceless = choices.length > 0 && choices.every((key) => data[key] === undefined);
  return isChoiceless
    ? { code: "values-empty", path: [], values: { criterion: node.title ?? "" } }
    : undefined;
}

function valueRefusal(value: unknown, node: SchemaNode, title: string): Refusal | undefined {
  // A criterion inside another one, and the type that led here.
  if (node.oneOf || node.const !== undefined) return undefined;
  if (node.type === "array") return listRefusal(value, node, title);
  if (node.type === "number") return numberRefusal(value, node, title);
  if (typeof value !== "string") return wrongType([], title, "un texte");
  if (!node.enum || node.enum.includes(value)) return undefined;
  const code = node["x-code"] === "operator-unknown" ? "operator-unknown" : "wrong-value";
  return { code, path: [], values: { title, found: value, expected: node.enum.join(", ") } };
}

function listRefusal(value: unknown, { items }: SchemaNode, title: string): Refusal | undefined {
  if (!Array.isArray(value)) return wrongType([], title, "une liste");
  if (value.length === 0) return { code: "values-empty", path: [], values: { criterion: title } };
  for (const [index, item] of value.entries()) {
    const refusal = items && valueRefusal(item, resolved(items), title);
    if (refusal) return { ...refusal, path: [index, ...refusal.path] };
  }
  return undefined;
}

function numberRefusal(value: unknown, node: SchemaNode, title: string): Refusal | undefined {
  if (typeof value !== "number" || !Number.isFinite(value)) return wrongType([], title, "un nombre");
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY, multipleOf } = node;
  const isWhole = multipleOf === undefined || Number.isInteger(value / multipleOf);
  if (value >= minimum && value <= maximum && isWhole) return undefined;
  const expected = `${multipleOf === 1 ? "un nombre entier" : "un nombre"} entre ${frenchNumber(minimum)} et ${frenchNumber(maximum)}`;
  return { code: "value-out-of-range", path: [], values: { title, found: frenchNumber(value), expected } };
}

function missing(key: string, title: string, hint: string): Refusal {
  return { code: "missing-key", path: [key], values: { key, title, hint } };
}

function wrongType(path: Refusal["path"], title: string, expected: string): Refusal {
  return { code: "wrong-type", path, values: { title, found: "autre chose", expected } };
}
