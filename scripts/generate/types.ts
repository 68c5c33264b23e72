import { compile } from "json-schema-to-typescript";
import type { GeneratedFile } from "./generated-file.ts";
import { mapKeywords, schemaFiles } from "./schema-files.ts";

const ROOTS = ["benefit-simple", "benefit-complex", "institution", "situation"];

// Titles would become type names, `minItems` and `maxItems` tuples; the rest says nothing about types.
const LEFT_OUT = new Set(["$schema", "$id", "title", "examples", "discriminator", "minItems", "maxItems"]);

/** The TypeScript types of every kind of file, criterion and profile, and of a situation, from the JSON Schemas. */
export async function generateTypes(): Promise<GeneratedFile> {
  const definitions = Object.fromEntries([...schemaFiles()].flatMap(([file, schema]) => named(file, schema)));
  const schema = {
    title: "Data",
    description: "Every kind of file, and the situation of a person, by name.",
    type: "object",
    additionalProperties: false,
    required: ROOTS,
    properties: Object.fromEntries(ROOTS.map((name) => [name, { $ref: `#/$defs/${pascal(name)}` }])),
    $defs: definitions,
  };
  // The library's own schema type is narrower than draft 2020-12.
  const text = await compile(schema as never, "Data", {
    bannerComment: "// Generated from the JSON Schemas by `npm run generate`.",
    unreachableDefinitions: false,
    format: true,
    style: { printWidth: 110 },
  });
  return { path: "contribution/model/generated/data.ts", text };
}

function named(file: string, schema: Record<string, unknown>): [string, unknown][] {
  const base = file.replace(".schema.json", "");
  const { $defs = {}, ...root } = schema;
  const own = ROOTS.includes(base) ? [[pascal(base), titled(root, file, pascal(base))] as const] : [];
  const inner = Object.entries($defs as Record<string, unknown>).map(
    ([key, value]) => [nameOf(base, key), titled(value, file, nameOf(base, key))] as const,
  );
  return [...own, ...inner].map(([name, value]) => [name, value]);
}

/** The file's name is added to a definition's, because several files define the same names. */
function nameOf(base: string, key: string): string {
  if (base === "criterion") return key === "general" ? "Criterion" : `${pascal(key)}Criterion`;
  if (base === "profile") return key === "profile" ? "Profile" : `${pascal(key)}Profile`;
  return `${pascal(base.replace("-fields", ""))}${pascal(key)}`;
}

function titled(schema: unknown, file: string, name: string): unknown {
  const bare = mapKeywords(schema, (keyword, value) => {
    if (keyword === "$ref" && typeof value === "string") return reference(value, file);
    return keyword.startsWith("x-") || LEFT_OUT.has(keyword) ? undefined : value;
  });
  return { ...(bare as object), title: name };
}

function reference(address: string, file: string): string {
  const [target = "", pointer = ""] = address.split("#");
  const base = (target || file).replace(".schema.json", "");
  const key = pointer.split("/").pop() ?? "";
  return `#/$defs/${key === "" ? pascal(base) : nameOf(base, key)}`;
}

function pascal(name: string): string {
  return name
    .split(/[-_]/)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join("");
}
