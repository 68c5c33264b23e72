import type { GeneratedFile } from "./generated-file.ts";
import { CATALOGUE_SCHEMA, mapKeywords, schemaFiles } from "./schema-files.ts";

/** What `buildCatalogue` adds to a benefit, with what it always gives. */
const RESOLVED = ["id", "source_type", "institution", "conditions", "voluntary_conditions", "floorAt", "top"];

/** The JSON Schema of `catalogue.json`, in one file that refers to no other: the simulator may hold the file against it. */
export function generateCatalogueSchema(): GeneratedFile {
  const definitions = Object.fromEntries(
    [...schemaFiles()].flatMap(([file, { $defs = {} }]) =>
      Object.entries($defs as object).map(([key, value]) => [nameOf(file, key), standalone(value, file)]),
    ),
  );
  const schema = {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: CATALOGUE_SCHEMA,
    title: "Catalogue",
    description: "Les aides publiées, telles que le simulateur les lit ; écrit par npm run build.",
    type: "object",
    additionalProperties: false,
    required: ["version", "benefits"],
    properties: {
      version: { const: 1, title: "Version", description: "Version de cette forme de catalogue." },
      benefits: { type: "array", items: { oneOf: [reference("simple"), reference("complex")] } },
    },
    $defs: {
      simple: benefit("benefit-simple.schema.json", "javascript", ["conditions_generales", "profils"]),
      complex: benefit("benefit-complex.schema.json", "openfisca", ["variable"]),
      institution: institution(),
      ...definitions,
    },
  };
  return { path: `schemas/${CATALOGUE_SCHEMA}`, text: `${JSON.stringify(schema, null, 2)}\n` };
}

function benefit(file: string, source: string, always: readonly string[]) {
  const { properties, required, ...rest } = rootOf(file);
  const { private: _, exemples: __, ...shown } = properties;
  const added = {
    id: { type: "string", title: "Identifiant", description: "Le nom du fichier ; il ne change jamais." },
    source_type: { const: source },
    institution: reference("institution"),
    top: { type: "number", title: "Ordre d’affichage" },
    ...(source === "openfisca" && { variable: { type: "string", title: "Variable d’OpenFisca" } }),
  };
  const keys = [...new Set([...RESOLVED, ...required, ...always])];
  return { ...rest, required: keys, properties: { ...shown, ...added } };
}

function institution() {
  const { properties, required, ...rest } = rootOf("institution.schema.json");
  const id = { type: "string", title: "Identifiant", description: "Le nom du fichier." };
  return { ...rest, required: ["id", ...required], properties: { id, ...properties } };
}

interface Root extends Record<string, unknown> {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly required: readonly string[];
}

function rootOf(file: string): Root {
  const { $schema: _, $id: __, $defs: ___, ...root } = schemaFiles().get(file) ?? {};
  // The schemas of files are objects with properties.
  return standalone(root, file) as Root;
}

/** A schema whose references stay in the file, without our own keywords. */
function standalone(schema: unknown, file: string): unknown {
  return mapKeywords(schema, (keyword, value) => {
    if (keyword.startsWith("x-") || keyword === "discriminator") return undefined;
    if (keyword !== "$ref" || typeof value !== "string") return value;
    const [target = "", pointer = ""] = value.split("#");
    return reference(nameOf(target || file, pointer.split("/").pop() ?? "")).$ref;
  });
}

function nameOf(file: string, key: string): string {
  return `${file.replace(".schema.json", "")}.${key}`;
}

function reference(name: string) {
  return { $ref: `#/$defs/${name}` };
}
