import type { Kind } from "./collections.ts";
import { isMapping, own } from "./mapping.ts";
import { fieldsOf, type Holds, resolved, type SchemaNode, schemaOf } from "./schema.ts";

/** Stands, in the way to a value, for every item of a list. */
const EACH = Symbol("each item");

/** Where a kind of file holds values of some sort. */
interface HeldPlace {
  readonly holds: Holds;
  /** From the root of the file to the value. */
  readonly way: readonly (string | typeof EACH)[];
  readonly title: string;
  readonly says: string;
}

/** A text of a file, with its place and what its schema says of it. */
export interface HeldText {
  readonly path: readonly (string | number)[];
  readonly text: string;
  readonly holds: Holds;
  /** French name of the field; for an item, that of its list. */
  readonly title: string;
  /** The words of a link to it when it is an address, those before it when it is a text. */
  readonly says: string;
}

const places = new Map<Kind, readonly HeldPlace[]>();

/** Every place of a kind of file whose schema says what it holds, in the order of a file. */
function placesOf(kind: Kind): readonly HeldPlace[] {
  const known = places.get(kind) ?? placesIn(schemaOf(kind), [], {});
  places.set(kind, known);
  return known;
}

/** Every text of some data whose schema says what it holds, in the order of a file; data of any shape are accepted. */
export function textsIn(kind: Kind, data: unknown): HeldText[] {
  const texts: HeldText[] = [];
  for (const place of placesOf(kind)) read(data, place, 0, [], texts);
  return texts;
}

/** The keys of a kind of file that hold values of a sort, or lists or mappings of them. */
export function keysHolding(kind: Kind, holds: Holds): string[] {
  const keys = placesOf(kind)
    .filter((place) => place.holds === holds)
    .map(({ way: [key] }) => String(key));
  return [...new Set(keys)];
}

/** Whether a sort is that of an address. */
export function isAddress(holds: Holds | undefined): boolean {
  return holds === "address" || holds === "action";
}

/** Whether a sort is that of a text that a young person reads. */
export function isShown(holds: Holds | undefined): boolean {
  return holds === "prose" || holds === "html";
}

/** Whether what a field holds belongs to one file alone: an address is the page of one benefit. */
function isOwn(holds: Holds | undefined): boolean {
  return holds === "own" || isAddress(holds);
}

function placesIn(node: SchemaNode, way: HeldPlace["way"], list: SchemaNode): HeldPlace[] {
  const holds = node["x-holds"];
  const title = list.title ?? node.title ?? "";
  if (holds !== undefined) return [{ holds, way, title, says: list["x-says"] ?? node["x-says"] ?? title }];
  if (node.items) return placesIn(resolved(node.items), [...way, EACH], node);
  // The criteria and profiles of a union have no keys of their own here: they hold codes and choices.
  return fieldsOf(node).flatMap(([key, field]) => placesIn(field, [...way, key], {}));
}

function read(value: unknown, place: HeldPlace, at: number, path: HeldText["path"], texts: HeldText[]): void {
  const step = place.way[at];
  if (step === undefined) {
    const { holds, title, says } = place;
    if (typeof value === "string") texts.push({ path, text: value, holds, title, says });
  } else if (step === EACH) {
    if (!Array.isArray(value)) return;
    for (const [index, item] of value.entries()) read(item, place, at + 1, [...path, index], texts);
  } else if (isMapping(value)) read(own(value, step), place, at + 1, [...path, step], texts);
}

/** A value without what belongs to one file alone, at any depth; the same value where there is nothing of it. */
export function withoutOwn(value: unknown, node: SchemaNode | undefined): unknown {
  if (isOwn(node?.["x-holds"])) return undefined;
  const items = node?.items && resolved(node.items);
  if (items && !items.oneOf && Array.isArray(value))
    return value.map((item) => withoutOwn(item, items)).filter((item) => item !== undefined);
  if (!node?.properties || !isMapping(value)) return value;
  const fields = new Map(fieldsOf(node));
  const kept = Object.entries(value).map(([key, item]) => [key, withoutOwn(item, fields.get(key))] as const);
  return Object.fromEntries(kept.filter(([, item]) => item !== undefined));
}
