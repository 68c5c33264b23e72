import type { KeyOrder } from "../../model/key-order.ts";
import { isMapping } from "../../model/mapping.ts";
import { orderedKeys, orderOfItems, orderOfKey } from "./ordered-keys.ts";
import { inlineScalar } from "./scalar-text.ts";

/** A value on one line, between brackets or braces when it is a list or a mapping. */
export function flowText(value: unknown, order: KeyOrder | undefined): string {
  if (Array.isArray(value)) return `[${value.map((item) => flowText(item, orderOfItems(order))).join(", ")}]`;
  if (!isMapping(value)) return inlineScalar(value, true);
  return `{${orderedKeys(Object.keys(value), order)
    .map((key) => flowEntry(key, value[key], order))
    .join(", ")}}`;
}

/** `key: value` on one line, as it stands between braces. */
export function flowEntry(key: string, value: unknown, order: KeyOrder | undefined): string {
  return `${inlineScalar(key, true)}: ${flowText(value, orderOfKey(order, key))}`;
}
