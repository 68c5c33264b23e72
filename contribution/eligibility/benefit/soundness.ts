import { frenchNumber } from "../../model/french-number.ts";
import { isMapping, type Mapping } from "../../model/mapping.ts";
import { CRITERIA, PROFILES, resolved, type SchemaNode } from "../../model/schema.ts";
import type { Unjudged } from "./unjudged.ts";

/** The first reason why a criterion cannot be judged; undefined when it is sound. */
export function criterionRefusal(
  criterion: unknown,
  allowed: ReadonlyMap<string, SchemaNode>,
): Unjudged | undefined {
  return criterionRefusals(criterion, allowed)[0];
}

/**
 * Why a criterion cannot be judged, by its schema: the validation's own reasons, in fewer words. What a criterion holds
 * inside (`not`) is looked at on its own.
 */
export function criterionRefusals(
  criterion: unknown,
  allowed: ReadonlyMap<string, SchemaNode>,
): readonly Unjudged[] {
  const typed = typeIn(criterion, "Conditions", "Type de condition");
  if ("code" in typed) return [typed];
  const node = allowed.get(typed.type);
  if (node) return keysRefusals(typed.mapping, node);
  const known = CRITERIA.get(typed.type);
  if (!known) return [{ code: "criterion-unknown", path: ["type"], values: { found: typed.type } }];
  const values = { criterion: known.title ?? typed.type, here: "ici", allowed: "à une autre place" };
  return [{ code: "criterion-not-allowed-here", path: ["type"], values }];
}

/** The first reason why a profile cannot be judged; its conditions are looked at on their own. */
export function profileRefusal(profile: unknown): Unjudged | undefined {
  return profileRefusals(profile)[0];
}

/** Why a profile cannot be judged. */
export function profileRefusals(profile: unknown): readonly Unjudged[] {
  const typed = typeIn(profile, "Profils", "Profil");
  if ("code" in typed) return [typed];
  const node = PROFILES.get(typed.type);
  return node
    ? unknownKeys(typed.mapping, node)
    : [outOfList(["type"], "Profil", typed.type, [...PROFILES.keys()])];
}

/** A value outside a closed list. */
export function outOfList(
  path: Unjudged["path"],
  title: string,
  found: unknown,
  list: readonly (string | number)[],
): Unjudged {
  return { code: "wrong-value", path, values: { title, found: String(found), expected: list.join(", ") } };
}

/** A list where something else was written. */
export function notList(title: string): Unjudged {
  return wrongType([], title, "une liste");
}

/** The `type` that says what a mapping of a list is. */
function typeIn(
  value: unknown,
  list: string,
  title: string,
): { readonly type: string; readonly mapping: Mapping } | Unjudged {
  if (value === null) return emptyItem(list);
  if (!isMapping(value)) return wrongType([], list, "un groupe de champs");
  const { type } = value;
  if (type === undefined) return missing("type", title, "Choisissez dans la liste.");
  return typeof type === "string"
    ? { type, mapping: value }
    : wrongType(["type"], title, "un choix de la liste");
}

/** Why the values of a criterion cannot be used: what is missing, what nobody knows, then what is wrong. */
function keysRefusals(data: Mapping, node: SchemaNode): Unjudged[] {
  const { properties = {}, required = [] } = node;
  const refusals = required
    .filter((key) => data[key] === undefined)
    .map((key) => missing(key, properties[key]?.title ?? key, properties[key]?.description ?? ""));
  refusals.push(...unknownKeys(data, node));
  for (const [key, value] of Object.entries(data)) {
    if (!Object.hasOwn(properties, key)) continue;
    const field = resolved(properties[key] ?? {});
    for (const refusal of valueRefusals(value, field, field.title ?? key))
      refusals.push({ ...refusal, path: [key, ...refusal.path] });
  }
  const choices = ["includes", "excludes"].filter((key) => Object.hasOwn(properties, key));
  if (choices.length > 0 && choices.every((key) => data[key] === undefined))
    refusals.push(valuesEmpty(node.title ?? ""));
  return refusals;
}

function unknownKeys(data: Mapping, { properties = {} }: SchemaNode): Unjudged[] {
  return Object.keys(data)
    .filter((key) => !Object.hasOwn(properties, key))
    .map((key) => ({ code: "unknown-key", path: [key], values: { key } }));
}

function valueRefusals(value: unknown, node: SchemaNode, title: string): readonly Unjudged[] {
  // A criterion inside another one, and the type that led here.
  if (node.oneOf || node.const !== undefined) return SOUND;
  if (node.type === "array") return listRefusals(value, node, title);
  const refusal =
    node.type === "number" ? numberRefusal(value, node, title) : textRefusal(value, node, title);
  return refusal ? [refusal] : SOUND;
}

const SOUND: readonly Unjudged[] = [];

function textRefusal(value: unknown, node: SchemaNode, title: string): Unjudged | undefined {
  if (typeof value !== "string") return wrongType([], title, "un texte");
  if (!node.enum || node.enum.includes(value)) return undefined;
  const refusal = outOfList([], title, value, node.enum);
  return node["x-code"] === "operator-unknown" ? { ...refusal, code: "operator-unknown" } : refusal;
}

function listRefusals(value: unknown, { items }: SchemaNode, title: string): readonly Unjudged[] {
  if (value === null) return [valuesEmpty(title)];
  if (!Array.isArray(value)) return [notList(title)];
  if (value.length === 0) return [valuesEmpty(title)];
  const refusals: Unjudged[] = [];
  for (const [index, item] of value.entries()) {
    const isEmpty = item === null || item === "";
    const found = isEmpty ? [emptyItem(title)] : items ? valueRefusals(item, resolved(items), title) : SOUND;
    for (const refusal of found) refusals.push({ ...refusal, path: [index, ...refusal.path] });
  }
  return refusals;
}

function numberRefusal(value: unknown, node: SchemaNode, title: string): Unjudged | undefined {
  if (typeof value !== "number" || !Number.isFinite(value)) return wrongType([], title, "un nombre");
  const { minimum = 0, maximum = Number.POSITIVE_INFINITY, multipleOf } = node;
  const isWhole = multipleOf === undefined || Number.isInteger(value / multipleOf);
  if (value >= minimum && value <= maximum && isWhole) return undefined;
  const kind = multipleOf === 1 ? "un nombre entier" : "un nombre";
  const expected = `${kind} entre ${frenchNumber(minimum)} et ${frenchNumber(maximum)}`;
  return { code: "value-out-of-range", path: [], values: { title, found: frenchNumber(value), expected } };
}

function valuesEmpty(criterion: string): Unjudged {
  return { code: "values-empty", path: [], values: { criterion } };
}

/** Nothing is written on a line of a list. */
function emptyItem(title: string): Unjudged {
  return { code: "empty-value", variant: "item", path: [], values: { title } };
}

function missing(key: string, title: string, hint: string): Unjudged {
  return { code: "missing-key", path: [key], values: { key, title, hint } };
}

function wrongType(path: Unjudged["path"], title: string, expected: string): Unjudged {
  return { code: "wrong-type", path, values: { title, found: "autre chose", expected } };
}
