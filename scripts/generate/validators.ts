import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";
import { build } from "esbuild";
import { ROOT } from "../root.ts";
import type { GeneratedFile } from "./generated-file.ts";
import { mapKeywords, schemaFiles } from "./schema-files.ts";

// A CommonJS module whose types promise a default export: under Node's interop it is one level down.
const standaloneCode = (standalone as unknown as { default: typeof standalone }).default;

const EXPORTS = {
  benefitSimple: "benefit-simple.schema.json",
  benefitComplex: "benefit-complex.schema.json",
  institution: "institution.schema.json",
  situation: "situation.schema.json",
};

const ANNOTATIONS = new Set(["title", "description", "examples", "default"]);

const DECLARATION = `import type { ErrorObject } from "ajv";

interface Validator {
  (data: unknown): boolean;
  errors?: ErrorObject[] | null;
}

${Object.keys(EXPORTS)
  .map((name) => `export declare const ${name}: Validator;`)
  .join("\n")}
`;

/** ajv's validators as plain code: they load in milliseconds and need no \`eval\` in the browser. */
export async function generateValidators(): Promise<GeneratedFile[]> {
  const ajv = new Ajv2020({
    allErrors: true,
    discriminator: true,
    messages: false,
    strict: true,
    // A discriminated union requires `type`, which each of its branches defines.
    strictRequired: false,
    allowUnionTypes: true,
    inlineRefs: false,
    code: { source: true, esm: true, lines: true },
  });
  for (const [file, schema] of schemaFiles()) {
    // Annotations would be copied into the code.
    const bare = mapKeywords(schema, (keyword, value) =>
      ANNOTATIONS.has(keyword) || keyword.startsWith("x-") ? undefined : value,
    );
    ajv.addSchema(bare as object, file);
  }
  const code = standaloneCode(ajv, EXPORTS);
  const folder = "contribution/validation/generated";
  return [
    { path: `${folder}/validators.js`, text: await withoutRequire(code) },
    { path: `${folder}/validators.d.ts`, text: DECLARATION },
  ];
}

/** ajv writes \`require\` calls for its run-time parts even in ESM output; bundling inlines them. */
async function withoutRequire(code: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: ROOT, loader: "js" },
    // ajv's own walks through every text, one character after the other.
    alias: { "ajv/dist/runtime/ucs2length": join(ROOT, "scripts/generate/text-length.cjs") },
    bundle: true,
    format: "esm",
    target: "es2022",
    minifySyntax: true,
    legalComments: "none",
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}
