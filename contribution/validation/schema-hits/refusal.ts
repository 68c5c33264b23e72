import type { ErrorObject } from "ajv";
import type { Path } from "../../diagnostics/diagnostic.ts";
import type { Kind } from "../../model/collections.ts";
import { nodeAt, type SchemaNode } from "../../model/schema.ts";
import type { Hit } from "../hit.ts";

/** One refusal by the schema, with what is needed to say it in French. */
export interface SchemaRefusal {
  readonly kind: Kind;
  readonly data: Record<string, unknown>;
  readonly path: Path;
  /** The schema of the refused value; empty where the schema says nothing. */
  readonly node: SchemaNode;
  readonly value: unknown;
  readonly error: ErrorObject;
  /** Source text of the scalar at a path, where there is a source. */
  readonly raw: (path: Path) => string | undefined;
}

/** A line of a list in which nothing is written; taking it out is safe where the list keeps something. */
export function emptyItem(refusal: SchemaRefusal): Hit {
  const { path, data, kind } = refusal;
  const list = path.slice(0, -1);
  const title = nodeAt(kind, data, list)?.title ?? "la liste";
  const changes = [{ path, value: undefined }];
  // A choice of nothing is worse than an empty line.
  const last = list.at(-1) === "values" && itemsAt(data, list) < 2;
  return { code: "empty-value", variant: last ? "last" : "item", path, values: { title }, changes };
}

function itemsAt(data: unknown, path: Path): number {
  let value = data;
  for (const step of path) value = (value as Record<string | number, unknown> | null | undefined)?.[step];
  return Array.isArray(value) ? value.length : 0;
}

/** Whether a path leads to a profile. */
export function isProfile(path: Path): boolean {
  return path.at(-2) === "profils";
}

/** The French name of the refused value: its title, else its key, else its position. */
export function titleOf({ kind, data, node, path }: SchemaRefusal): string {
  const last = path.at(-1);
  // A line is known by its list: "Départements" tells more than "Code".
  if (typeof last === "number") return nodeAt(kind, data, path.slice(0, -1))?.title ?? "la liste";
  return node.title ?? last ?? "Fichier";
}
