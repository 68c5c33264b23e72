import type { Collection } from "../../contribution/model/collections.ts";

/** « 1 aide », « 12 aides », « aucune institution ». */
export function counted(collection: Collection["name"], count: number): string {
  const one = collection === "institutions" ? "institution" : "aide";
  if (count === 0) return `aucune ${one}`;
  return `${inFrench(count)} ${one}${count > 1 ? "s" : ""}`;
}

const NUMBER = new Intl.NumberFormat("fr-FR");

/** « 10 000 ». */
export function inFrench(count: number): string {
  return NUMBER.format(count);
}
