import type { Mapping } from "../../model/mapping.ts";
import type { Change } from "../change.ts";
import { change, type Field } from "./field.ts";
import { valueText } from "./value-text.ts";

/** A number, a choice, yes or no, an identifier: « Montant : 200 € → 250 € ». */
export function scalarChanges(field: Field): Change[] {
  return [arrow(field, scalarText(field, "before"), scalarText(field, "after"))];
}

/** « Montant : 200 € → 250 € », « Montant : 250 € (ajout) », « Montant : 200 € (retrait) ». */
export function arrow(field: Field, before: string, after: string): Change {
  const { title } = field;
  if (field.before === undefined)
    return change(field, { subject: title, text: `${title} : ${after} (ajout)`, after });
  if (field.after === undefined)
    return change(field, { subject: title, text: `${title} : ${before} (retrait)`, before });
  // Two values that read alike are not the same: 16 and « 16 ».
  const [from, to] = before === after ? [raw(field.before), raw(field.after)] : [before, after];
  return change(field, { subject: title, text: `${title} : ${from} → ${to}`, before: from, after: to });
}

function scalarText(
  { path, node, beside, context, ...versions }: Field,
  version: "before" | "after",
): string {
  const value = versions[version];
  const key = path.after.length === 1 ? path.after[0] : undefined;
  if (key === "montant" && typeof value === "number") return amount(value, beside[version]);
  if (key === "institution" && typeof value === "string") {
    const name = context.institutionName?.(value);
    return name === undefined ? valueText(node, value) : `${name} (${value})`;
  }
  return valueText(node, value);
}

function amount(value: number, { unit }: Mapping): string {
  return typeof unit === "string" && unit !== ""
    ? `${valueText(undefined, value)}\u00a0${unit}`
    : valueText(undefined, value);
}

function raw(value: unknown): string {
  return JSON.stringify(value) ?? String(value);
}
