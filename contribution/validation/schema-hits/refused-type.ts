import type { Path } from "../../diagnostics/diagnostic.ts";
import { resolved, type SchemaNode } from "../../model/schema.ts";
import type { Hit } from "../hit.ts";
import { emptyItem, type SchemaRefusal, titleOf } from "./refusal.ts";
import { choices, shortened, shown } from "./shown.ts";

const EXPECTED: Readonly<Record<string, string>> = {
  string: "un texte",
  number: "un nombre, sans unité ni espace",
  boolean: "oui (true) ou non (false)",
  array: "une liste",
  object: "un groupe de champs",
};

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ...["true", "oui", "yes", "vrai"].map((word) => [word, true] as const),
  ...["false", "non", "no", "faux"].map((word) => [word, false] as const),
]);

/** A value of another nature than the schema wants, with the repair where the meaning is certain. */
export function refusedType(refusal: SchemaRefusal): Hit {
  const { path, value, node } = refusal;
  if (value === null && typeof path.at(-1) === "number") return emptyItem(refusal);
  // The simulator takes a list of nothing for a choice of nothing.
  if (value === null && path.at(-1) === "values") return emptyChoices(path, refusal);
  return certain(refusal) ?? uncertain(refusal, titleOf(refusal), node, value);
}

function emptyChoices(path: Path, refusal: SchemaRefusal): Hit {
  return { code: "values-empty", path, values: { criterion: titleOf(refusal) } };
}

function uncertain({ path }: SchemaRefusal, title: string, node: SchemaNode, value: unknown): Hit {
  if (node.enum && value !== null && typeof value !== "object") {
    return {
      code: "wrong-type",
      variant: "choice",
      path,
      values: { title, found: shown(value), expected: choices(node) },
    };
  }
  const expected = [node.type ?? []].flat().map((type) => EXPECTED[type] ?? type);
  return {
    code: "wrong-type",
    path,
    values: { title, found: shown(value), expected: expected.join(", ou ") },
  };
}

function certain(refusal: SchemaRefusal): Hit | undefined {
  const { path, value, node } = refusal;
  const title = titleOf(refusal);
  const types = [node.type ?? []].flat();
  const one = (variant: string, raw: string, mended: unknown): Hit => {
    const values = { title, raw: shortened(raw) };
    return { code: "wrong-type", variant, path, values, changes: [{ path, value: mended }] };
  };
  if (types.includes("string") && typeof value === "number") {
    const raw = refusal.raw(path) ?? String(value);
    return fits(raw, node) ? one(node.pattern ? "quotes" : "text", raw, raw) : undefined;
  }
  if (types.includes("number") && typeof value === "string" && fitsNumber(value.trim(), node)) {
    return one("number", value, Number(value));
  }
  if (types.includes("boolean") && typeof value === "string") {
    const meant = BOOLEANS.get(value.trim().toLowerCase());
    return meant === undefined ? undefined : one(meant ? "yes" : "no", value, meant);
  }
  if (!types.includes("array") || (typeof value !== "string" && typeof value !== "number")) return undefined;
  const raw = typeof value === "string" ? value : (refusal.raw(path) ?? String(value));
  const item = resolved(node.items ?? {});
  return item.type === "string" && fits(raw, item) ? one("list", raw, [raw]) : undefined;
}

/** Whether the schema would take a text here: a repair must not trade one refusal for another. */
function fits(text: string, { enum: allowed, pattern }: SchemaNode): boolean {
  if (allowed && !allowed.includes(text)) return false;
  return pattern === undefined || new RegExp(pattern, "u").test(text);
}

function fitsNumber(text: string, { enum: allowed, minimum, maximum }: SchemaNode): boolean {
  if (!/^-?(0|[1-9][0-9]*)(\.[0-9]+)?$/.test(text)) return false;
  const number = Number(text);
  if (allowed && !allowed.includes(number)) return false;
  return number >= (minimum ?? number) && number <= (maximum ?? number);
}
