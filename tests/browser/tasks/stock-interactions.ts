import type { Kind } from "../../../contribution/model/collections.ts";
import { nodeAt } from "../../../contribution/model/schema.ts";

type Path = readonly (string | number)[];

/**
 * How many interactions the stock fields of Decap would take to write these data, counted as the tasks count theirs: a
 * click is one, a field typed is one. From the schema alone, and generous: nobody hesitates, every code is known by
 * heart, nothing is corrected.
 *
 * - text, number, address: a click and the typing, 2;
 * - box to tick: 1;
 * - list of choices: a click to open it, one to choose, 2; several choices: 2 each, since the list closes;
 * - reference to an institution: a click, the typing, a click on the answer, 3;
 * - list of texts: a click to add a line, then the line, 3 each;
 * - list of conditions or profiles: a click to add, one to choose the type in the menu, 2 each, then its keys;
 * - codes of places: one field where they are typed, with commas, 2;
 * - saving: 1.
 */
export function stockInteractions(kind: Kind, data: Readonly<Record<string, unknown>>): number {
  const keys = Object.entries(data);
  return 1 + keys.reduce((sum, [key, value]) => sum + ofValue(kind, data, [key], value), 0);
}

function ofValue(kind: Kind, data: unknown, path: Path, value: unknown): number {
  if (typeof value === "boolean") return 1;
  if (path.at(-1) === "institution") return 3;
  const node = nodeAt(kind, data, path);
  if (Array.isArray(value)) return ofList(kind, data, path, value, node?.items?.enum !== undefined);
  if (typeof value !== "object" || value === null) return 2;
  return ofMapping(kind, data, path, value);
}

function ofList(kind: Kind, data: unknown, path: Path, list: readonly unknown[], isClosed: boolean): number {
  if (path.at(-1) === "values") return isClosed ? 2 * list.length : 2;
  return list.reduce<number>((sum, item, index) => {
    const isMapping = typeof item === "object" && item !== null;
    return sum + (isMapping ? ofMapping(kind, data, [...path, index], item) : 3);
  }, 0);
}

/** A condition or a profile: its type is chosen when it is added. */
function ofMapping(kind: Kind, data: unknown, path: Path, mapping: object): number {
  const keys = Object.entries(mapping).filter(([key]) => key !== "type");
  return keys.reduce((sum, [key, value]) => sum + ofValue(kind, data, [...path, key], value), 2);
}
