import type { Finding } from "../../contribution/diagnostics/diagnostic.ts";
import type { Kind } from "../../contribution/model/collections.ts";
import { formFields } from "./fields.ts";

/** What is said of a file in the order in which its form shows the fields; first what is about no field of it. */
export function inFormOrder(kind: Kind, findings: readonly Finding[]): Finding[] {
  const keys = formFields(kind).flatMap((field) => field.keys);
  // The field, then the positions in its lists: the third condition of the second profile.
  const place = ({ path }: Finding) => [keys.indexOf(String(path[0])), ...path.filter(Number.isInteger)];
  return findings.toSorted((one, other) => compared(place(one), place(other)));
}

function compared(one: readonly unknown[], other: readonly unknown[]): number {
  const differing = one.findIndex((step, index) => step !== other[index]);
  return differing < 0 ? one.length - other.length : Number(one[differing]) - Number(other[differing] ?? -1);
}
