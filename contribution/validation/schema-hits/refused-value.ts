import { labelOf } from "../../model/schema.ts";
import { folded } from "../folded.ts";
import type { Hit } from "../hit.ts";
import { nearest } from "../nearest.ts";
import { emptyItem, type SchemaRefusal, titleOf } from "./refusal.ts";
import { choices, shortened } from "./shown.ts";

// What people type for a comparison; the meaning is certain.
const OPERATORS: ReadonlyMap<string, string> = new Map([
  ["=>", ">="],
  ["≥", ">="],
  ["=<", "<="],
  ["≤", "<="],
  ["==", "="],
  ["===", "="],
]);

/** A value outside a closed list. */
export function refusedValue(refusal: SchemaRefusal): Hit {
  const { node, path, value } = refusal;
  if (value === "" && typeof path.at(-1) === "number") return emptyItem(refusal);
  const operator = node["x-code"] === "operator-unknown";
  const found = shortened(String(value));
  const values = { title: titleOf(refusal), found, expected: choices(node) };
  const code = operator ? "operator-unknown" : "wrong-value";
  const allowed = (node.enum ?? []).map(String);
  const certain = operator ? OPERATORS.get(found.trim()) : undefined;
  const same = certain ?? allowed.find((candidate) => folded(candidate) === folded(String(value)));
  if (same !== undefined && typeof value === "string") {
    const changes = [{ path, value: (node.enum ?? [])[allowed.indexOf(same)] }];
    const variant = operator ? "near" : "same";
    return {
      code,
      variant,
      path,
      values: { ...values, nearest: same, nearestTitle: labelOf(node, same) },
      changes,
    };
  }
  // Of two or three letters, any other word is near; of two numbers, none is.
  const guess = !operator && typeof value === "string" && value.trim().length > 3;
  const near = guess ? nearest(value, allowed) : undefined;
  if (near === undefined) return { code, path, values };
  const nearestTitle = labelOf(node, near) === near ? "" : ` (${labelOf(node, near)})`;
  return { code, variant: "near", path, values: { ...values, nearest: near, nearestTitle } };
}

/** A text that has not the form wanted; the forms that a rule checks are left to it. */
export function refusedPattern(refusal: SchemaRefusal): Hit | undefined {
  const { node, path, value } = refusal;
  const text = String(value);
  if (text === "" && typeof path.at(-1) === "number") return emptyItem(refusal);
  if (node["x-rule"]) return undefined;
  const found = shortened(text);
  const values = { title: titleOf(refusal), found, example: String(node.examples?.[0] ?? "") };
  const pattern = new RegExp(node.pattern ?? "", "u");
  // Spaces inside are a slip in a number only.
  const bare = /^[0-9 ]+$/.test(text) ? text.replaceAll(" ", "") : text.trim();
  const meant = [bare, bare.toUpperCase(), bare.toLowerCase()].find((one) => pattern.test(one));
  if (meant === undefined) return { code: "bad-pattern", path, values };
  const changes = [{ path, value: meant }];
  return { code: "bad-pattern", variant: "same", path, values: { ...values, nearest: meant }, changes };
}
