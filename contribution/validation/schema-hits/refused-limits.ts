import { frenchNumber } from "../../model/french-number.ts";
import { fieldsOf } from "../../model/schema.ts";
import type { Hit } from "../hit.ts";
import { emptyItem, isProfile, type SchemaRefusal, titleOf } from "./refusal.ts";
import { shortened } from "./shown.ts";

const PER_CENT = 100;

/** A required key that is not there, or holds nothing. */
export function missingKey(refusal: SchemaRefusal): Hit {
  const key = String(refusal.error.params.missingProperty);
  const field = fieldsOf(refusal.node).find(([name]) => name === key)?.[1];
  const values =
    key === "type" && refusal.path.length > 0
      ? {
          key,
          title: isProfile(refusal.path) ? "Profil" : "Type de condition",
          hint: "Choisissez dans la liste.",
        }
      : { key, title: field?.title ?? key, hint: field?.description ?? "" };
  return { code: "missing-key", path: [...refusal.path, key], values };
}

/** A text or list that is too short or too long. */
export function refusedLength(refusal: SchemaRefusal): Hit {
  const { path, value, node, error } = refusal;
  const title = titleOf(refusal);
  if (error.keyword === "maxLength") {
    const values = { title, count: String(value).length, max: node.maxLength ?? 0 };
    return { code: "bad-pattern", variant: "long", path, values };
  }
  // An empty optional key has been taken out before, so only a line of a list is left.
  return emptyItem(refusal);
}

/** A number out of its limits; the limits that a rule checks are left to it. */
export function refusedRange(refusal: SchemaRefusal): Hit | undefined {
  const { path, value, node } = refusal;
  if (node["x-rule"] && refusal.error.keyword === "exclusiveMinimum") return undefined;
  const values = { title: titleOf(refusal), found: frenchNumber(Number(value)), expected: limits(refusal) };
  return { code: "value-out-of-range", path, values };
}

function limits({ node, value }: SchemaRefusal): string {
  const unit = node["x-unit"] ? ` ${node["x-unit"]}` : "";
  const whole = node.multipleOf === 1 ? "un nombre entier" : "un nombre";
  const bound = (limit: number | undefined, none: string) =>
    limit === undefined ? none : frenchNumber(limit);
  const range = `${bound(node.minimum ?? node.exclusiveMinimum, "0")} et ${bound(node.maximum, "l’infini")}`;
  const rate = node.maximum === 1 && Number(value) > 1 && Number(value) <= PER_CENT;
  const example = rate ? ` (${Number(value) / PER_CENT} pour ${value} %)` : "";
  return `${whole} entre ${range}${unit}${example}`;
}

/** A value that stands twice in a list. */
export function repeatedItem(refusal: SchemaRefusal): Hit {
  const { path, value, error } = refusal;
  const items = value as readonly unknown[];
  const position = Math.max(Number(error.params.i), Number(error.params.j));
  const values = { title: titleOf(refusal), value: shortened(String(items[position])) };
  const changes = [{ path: [...path, position], value: undefined }];
  return { code: "values-duplicate", path: [...path, position], values, changes };
}
