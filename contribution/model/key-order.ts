import type { Kind } from "./collections.ts";
import { branchesOf, fieldsOf, resolved, type SchemaNode, schemaOf } from "./schema.ts";

/** In which order a mapping's keys are written, and the same for what they hold; circular, as a `not` is. */
export interface KeyOrder {
  readonly keys: readonly string[];
  readonly properties?: Readonly<Record<string, KeyOrder>>;
  readonly items?: KeyOrder;
}

const orders = new Map<Kind, KeyOrder>();

/** The order of keys in a kind of file: that of its schema. */
export function keyOrderOf(kind: Kind): KeyOrder {
  const known = orders.get(kind);
  if (known) return known;
  const order = orderOf(schemaOf(kind), new Map());
  orders.set(kind, order);
  return order;
}

/** Unions met so far, by their list of branches: a criterion may hold a criterion. */
type Seen = Map<readonly SchemaNode[], KeyOrder>;

function orderOf(node: SchemaNode, seen: Seen): KeyOrder {
  const target = resolved(node);
  if (target.items) return { keys: [], items: orderOf(target.items, seen) };
  if (!target.oneOf) return mappingOrder(fieldsOf(target), seen);
  const known = seen.get(target.oneOf);
  if (known) return known;
  const order: { keys: string[]; properties: Record<string, KeyOrder> } = { keys: [], properties: {} };
  seen.set(target.oneOf, order);
  for (const branch of branchesOf(target).values()) merge(order, mappingOrder(fieldsOf(branch), seen));
  return order;
}

function mappingOrder(fields: ReturnType<typeof fieldsOf>, seen: Seen): KeyOrder {
  const nested = fields
    .filter(([, field]) => field.items || field.oneOf || field.properties)
    .map(([key, field]) => [key, orderOf(field, seen)] as const);
  return { keys: fields.map(([key]) => key), properties: Object.fromEntries(nested) };
}

/** Branches of a union name the same keys in the same order, so that adding what is missing keeps it. */
function merge(order: { keys: string[]; properties: Record<string, KeyOrder> }, other: KeyOrder): void {
  for (const [index, key] of other.keys.entries()) {
    if (order.keys.includes(key)) continue;
    const before = order.keys.indexOf(other.keys[index - 1] ?? "");
    order.keys.splice(before + 1, 0, key);
  }
  Object.assign(order.properties, other.properties);
}
