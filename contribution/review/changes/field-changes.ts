import { isAddress } from "../../model/held.ts";
import { isMapping } from "../../model/mapping.ts";
import { resolved } from "../../model/schema.ts";
import { deepEqual } from "../../source/values/data-equality.ts";
import type { Change } from "../change.ts";
import { addressChanges } from "./address.ts";
import { choiceListChanges, placeListChanges } from "./code-list.ts";
import { criteriaChanges } from "./criteria.ts";
import { type Field, fieldIn, keysOf } from "./field.ts";
import { orderChanges } from "./list-order.ts";
import { matchedList } from "./matched-list.ts";
import { profilesChanges } from "./profiles.ts";
import { scalarChanges } from "./scalar.ts";
import { htmlChanges, plainTextChanges } from "./text.ts";

/** Everything that changed in a field whose two versions differ. */
export function fieldChanges(field: Field): Change[] {
  const { before, after } = field;
  if (areAll(Array.isArray, before, after)) return someOr(field, listChanges(field));
  if (areAll(isMapping, before, after)) return mappingChanges(field);
  return textChanges(field);
}

/** A value that is neither a list nor a mapping, by what its schema says that it holds. */
function textChanges(field: Field): Change[] {
  const holds = field.node?.["x-holds"];
  if (isAddress(holds)) return addressChanges(field);
  if (holds === "html") return htmlChanges(field);
  return holds === "prose" ? plainTextChanges(field) : scalarChanges(field);
}

function areAll(isKind: (value: unknown) => boolean, ...values: readonly unknown[]): boolean {
  const there = values.filter((value) => value !== undefined);
  return there.length > 0 && there.every(isKind);
}

function isLeaf(value: unknown): boolean {
  return typeof value !== "object" || value === null;
}

function mappingChanges(field: Field): Change[] {
  const { before, after } = field;
  const from = isMapping(before) ? before : {};
  const to = isMapping(after) ? after : {};
  const changes = keysOf(field.node, from, to)
    .filter((key) => !deepEqual(from[key], to[key]))
    .flatMap((key) => fieldChanges(fieldIn(field, key)))
    .map((one) => ({ ...one, within: [field.title, one.within].filter(Boolean).join(", ") }));
  return someOr(field, changes);
}

/** A list or a mapping that holds nothing is something all the same where there was none. */
function someOr(field: Field, changes: Change[]): Change[] {
  return changes.length > 0 ? changes : scalarChanges(field);
}

function listChanges(field: Field): Change[] {
  switch (field.node?.["x-widget"]) {
    case "criteria":
      return criteriaChanges(field);
    case "profiles":
      return profilesChanges(field);
    case "departments":
      return placeListChanges(field, "department");
  }
  const items = field.node?.items && resolved(field.node.items);
  // The order of names means nothing.
  return items?.["x-holds"] === "name" ? choiceListChanges(field) : itemsChanges(field);
}

/** A list whose order is that in which it is read; each item is compared with its nearest. */
function itemsChanges(field: Field): Change[] {
  const { after, changed, removed, added, moved, item } = matchedList(field);
  const line = (from: number | undefined, to: number | undefined): Field => ({
    ...item(from, to),
    node: field.node?.items && resolved(field.node.items),
    title: `${field.title}, ${to === undefined ? "ancienne ligne" : "ligne"} ${(to ?? from ?? 0) + 1}`,
  });
  // What comes or goes whole is said whole.
  const whole = (one: Field) =>
    areAll(isLeaf, one.before, one.after) ? textChanges(one) : scalarChanges(one);
  return [
    ...changed.flatMap(({ from, to }) => fieldChanges(line(from, to))),
    ...added.flatMap((to) => whole(line(undefined, to))),
    ...removed.flatMap((from) => whole(line(from, undefined))),
    ...orderChanges(field, moved, "moved", ({ to }) => `« ${shortened(after[to])} »`),
  ];
}

const SHOWN = 60;

function shortened(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  return text.length > SHOWN ? `${text.slice(0, SHOWN - 1).trimEnd()}…` : text;
}
