import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../root.ts";

/** Made from the others. */
export const CATALOGUE_SCHEMA = "catalogue.schema.json";

/** The JSON Schemas that people write, by file name, as they are on disk. */
export function schemaFiles(): ReadonlyMap<string, Record<string, unknown>> {
  const folder = join(ROOT, "schemas");
  const names = readdirSync(folder).filter(
    (name) => name.endsWith(".schema.json") && name !== CATALOGUE_SCHEMA,
  );
  return new Map(names.map((name) => [name, JSON.parse(readFileSync(join(folder, name), "utf8"))]));
}

// Under these keywords, keys are names given by us, not keywords.
const NAMED = new Set(["properties", "$defs"]);

/** A copy of a schema, each keyword kept, changed or (undefined) dropped; at any depth. */
export function mapKeywords(
  node: unknown,
  change: (keyword: string, value: unknown) => unknown,
  named = false,
): unknown {
  if (Array.isArray(node)) return node.map((item) => mapKeywords(item, change));
  if (node === null || typeof node !== "object") return node;
  const entries = Object.entries(node).flatMap(([key, value]) => {
    const kept = named ? value : change(key, value);
    return kept === undefined ? [] : [[key, mapKeywords(kept, change, !named && NAMED.has(key))] as const];
  });
  return Object.fromEntries(entries);
}
