import type { Path } from "../../diagnostics/diagnostic.ts";
import { type Mapping, mappingOf, own } from "../../model/mapping.ts";
import { resolved, type SchemaNode } from "../../model/schema.ts";
import type { Change, ReviewContext } from "../change.ts";

/** A field in both versions; undefined where a version has none. */
export interface Field {
  readonly path: { readonly before: Path; readonly after: Path };
  /** What the schema says of it; undefined for a key that no schema knows. */
  readonly node: SchemaNode | undefined;
  /** French name. */
  readonly title: string;
  readonly before: unknown;
  readonly after: unknown;
  /** The two versions of the mapping that holds it. */
  readonly beside: { readonly before: Mapping; readonly after: Mapping };
  readonly context: ReviewContext;
}

/** What is said of a change of a field; its key and paths are added. */
export type Told = Omit<Change, "key" | "paths" | "kind"> & Partial<Pick<Change, "kind">>;

/** One change of a field, at its own paths unless others are given. */
export function change(field: Field, told: Told, paths: Change["paths"] = pathsOf(field)): Change {
  return { key: String(field.path.after[0]), kind: kindOf(field), ...told, paths };
}

/** Where a field is, in the versions that have it. */
export function pathsOf({ path, before, after }: Field): Change["paths"] {
  return {
    before: before === undefined ? [] : [path.before],
    after: after === undefined ? [] : [path.after],
  };
}

/** The key `key` of a field that is a mapping in at least one version. */
export function fieldIn(field: Field, key: string): Field {
  const before = mappingOf(field.before);
  const after = mappingOf(field.after);
  const found = field.node?.properties;
  const node = found && Object.hasOwn(found, key) ? found[key] : undefined;
  const known = node && resolved(node);
  return {
    path: { before: [...field.path.before, key], after: [...field.path.after, key] },
    node: known,
    title: known?.title ?? key,
    before: own(before, key),
    after: own(after, key),
    beside: { before, after },
    context: field.context,
  };
}

/** The keys of two mappings: those of the schema in its order, then the others. */
export function keysOf(node: SchemaNode | undefined, ...mappings: readonly Mapping[]): string[] {
  const own = new Set(mappings.flatMap((mapping) => Object.keys(mapping)));
  const known = Object.keys(node?.properties ?? {}).filter((key) => own.delete(key));
  return [...known, ...own];
}

function kindOf({ before, after }: Field): Change["kind"] {
  if (before === undefined) return "added";
  return after === undefined ? "removed" : "changed";
}
