import { frenchNumber } from "../model/french-number.ts";
import { isMapping, type Mapping } from "../model/mapping.ts";
import { CRITERIA, PROFILES, resolved, type SchemaNode } from "../model/schema.ts";
import type { Refusal } from "./refusal.ts";

/**
 * Why a criterion cannot be judged, by its schema: the validation's own reasons, in fewer words. Undefined when it is
 * sound; what a criterion holds inside (`not`) is looked at on its own.
 */
export function criterionRefusal(
  criterion: unknown,
  allowed: ReadonlyMap<string, SchemaNode>,
): Refusal | undefined {
  const typed = typeIn(criterion, "Conditions", "Type de condition");
  if ("code" in typed) return typed;
  const node = allowed.get(typed.type);
  if (node) return keysRefusal(typed.mapping, node);
  const known = CRITERIA.get(typed.type);
  if (!known) return { code: "criterion-unknown", path: ["type"], values: { found: typed.type } };
  const values = { criterion: known.title ?? typed.type, here: "ici", allowed: "à une autre place" };
  return { code: "criterion-not-allowed-here", path: ["type"], values };
}

/** Why a profile cannot be judged; its conditions are looked at on their own. */
export function profileRefusal(profile: unknown): Refusal | undefined {
  const typed = typeIn(profile, "Profils", "Profil");
  if ("code" in typed) return typed;
  const node = PROFILES.get(typed.type);
  if (node) return unknownKey(typed.mapping, node);
  return outOfList(["type"], "Profil", typed.type, [...PROFILES.keys()]);
}

/** A value outside a closed list. */
export function outOfList(
  path: Refusal["path"],
  title: string,
  found: unknown,
  list: readonly (string | number)[],
): Refusal {
  return { code: "wrong-value", path, values: { title, found: String(found), expected: list.join(", ") } };
}

/** A list where something else was written. */
export function notList(title: string): Refusal {
  return wrongType([], title, "une liste");
}

/** The `type` that says what a mapping of a list is. */
function typeIn(
  value: unknown,
  list: string,
  title: string,
): { readonly type: string; readonly mapping: Mapping } | Refusal {
  if (value === null) return emptyItem(list);
  if (!isMapping(value)) return wrongType([], list, "un groupe de champs");
  const { type } = value;
  if (type === undefined) return missing("type", title, "Choisissez dans la liste.");
  return typeof type === "string"
    ? { type, mapping: value }
    : wrongType(["type"], title, "un choix de la liste");
}

/** Why the values of a criterion cannot be used. */
function keysRefusal(data: Mapping, node: SchemaNode): Refusal | undefined {
  const { properties = {}, required = [] } = node;
  const absent = required.find((key) => data[key] === undefined);
  if (absent !== undefined)
    return missing(absent, properties[absent]?.title ?? absent, properties[absent]?.description ?? "");
  const unknown = unknownKey(data, node);
  if (unknown) return unknown;
  for (const [key, value] of Object.entries(data)) {
    const field = resolved(properties[key] ?? {});
    const refusal = valueRefusal(value, field, field.title ?? key);
    if (refusal) return { ...refusal, path: [key, ...refusal.path] };
  }
  const choices = ["includes", "excludes"].filter((key) => Object.hasOwn(properties, key));
  const isChoiceless = choices.length > 0 && choices.every((key) => data[key] === undefined);
  return isChoiceless ? valuesEmpty(node.title ?? "") : undefined;
}

function unknownKey(data: Mapping, { properties = {} }: SchemaNode): Refusal | undefined {
  const key = Object.keys(data).find((name) => !Object.hasOwn(properties, name));
  return key === undefined ? undefined : { code: "unknown-key", path: [key], values: { key } };
}

function valueRefusal(value: unknown, node: SchemaNode, title: string): Refusal | undefined {
  // A criterion inside another one, and the type that led here.
  if (node.oneOf || node.const !== undefined) return undefined;
  if (node.type === "array") return listRefusal(value, node, title);
  if (node.type === "number") return numberRefusal(value, node, title);
  if (typeof value !== "string") return wrongType([], title, "un texte");
  if (!node.enum || node.enum.includes(value)) return undefined;
  const refusal = outOfList([], title, value, node.enum);
  return node["x-code"] === "operator-unknown" ? { ...refusal, code: "operator-unknown" } : refusal;
}

function listRefusal(value: unknown, { items }: SchemaNode, title: string): Refusal | undefined {
  if (value === null) return valuesEmpty(title);
  if (!Array.isArray(value)) return notList(title);
  if (value.length === 0) return valuesEmpty(title);
  for (const [index, item] of value.entries()) {
    const isEmpty = item === null || item === "";
    const refusal = isEmpty ? emptyItem(title) : items && valueRefusal(item, resolved(items), title);
    if (refusal) return { ...refusal, path: [index, ...refusal.path] };
  }
  return undefined;
}

function numberRefusal(value: unknown, node: SchemaNode, title: string): Refusal | undefined {
  if (typeof value !== "number" || !Number.isFinite(value)) return wrongType([], title, "un nombre");
  const { minimum = 0, maximum = Number.POSITIVE_INFINITY, multipleOf } = node;
  const isWhole = multipleOf === undefined || Number.isInteger(value / multipleOf);
  if (value >= minimum && value <= maximum && isWhole) return undefined;
  const kind = multipleOf === 1 ? "un nombre entier" : "un nombre";
  const expected = `${kind} entre ${frenchNumber(minimum)} et ${frenchNumber(maximum)}`;
  return { code: "value-out-of-range", path: [], values: { title, found: frenchNumber(value), expected } };
}

function valuesEmpty(criterion: string): Refusal {
  return { code: "values-empty", path: [], values: { criterion } };
}

/** Nothing is written on a line of a list. */
function emptyItem(title: string): Refusal {
  return { code: "empty-value", variant: "item", path: [], values: { title } };
}

function missing(key: string, title: string, hint: string): Refusal {
  return { code: "missing-key", path: [key], values: { key, title, hint } };
}

function wrongType(path: Refusal["path"], title: string, expected: string): Refusal {
  return { code: "wrong-type", path, values: { title, found: "autre chose", expected } };
}
