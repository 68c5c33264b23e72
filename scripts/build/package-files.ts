import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import type { Catalogue } from "../../contribution/catalogue/catalogue.ts";
import { evaluationData } from "../../contribution/catalogue/evaluation-data.ts";
import { TERRITORY_FILE } from "../../contribution/territory/territory.ts";
import { ROOT } from "../root.ts";
import { packageTypes } from "./package-types.ts";

const NAME = "contribution-catalogue";

/** A file of the package that the simulator installs. */
export interface PackageFile {
  readonly name: string;
  readonly text: string;
}

/**
 * The package: the catalogue, its schema and types, and a module that answers people, which imports nothing from
 * elsewhere. The same catalogue gives the same files; `version` follows from them unless it is given.
 */
export async function packageFiles(catalogue: Catalogue, version?: string): Promise<PackageFile[]> {
  const data = evaluationData(catalogue, readFileSync(join(ROOT, TERRITORY_FILE), "utf8"));
  const files = [
    { name: "catalogue.json", text: `${JSON.stringify(catalogue, null, 2)}\n` },
    { name: "catalogue.js", text: moduleOf(catalogue) },
    { name: "evaluation.js", text: moduleOf(data) },
    { name: "index.js", text: await simulatorModule() },
    { name: "index.d.ts", text: packageTypes() },
    {
      name: "catalogue.schema.json",
      text: readFileSync(join(ROOT, "schemas/catalogue.schema.json"), "utf8"),
    },
    { name: "LICENSE", text: readFileSync(join(ROOT, "LICENSE"), "utf8") },
    { name: "README.md", text: README },
  ];
  return [{ name: "package.json", text: manifest(files, version ?? versionOf(files)) }, ...files];
}

/** Text parses faster than an object written in code. */
function moduleOf(data: unknown): string {
  return `export default JSON.parse(${JSON.stringify(JSON.stringify(data))});\n`;
}

async function simulatorModule(): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: ENTRY, resolveDir: ROOT, loader: "ts" },
    bundle: true,
    format: "esm",
    target: "es2022",
    minify: true,
    external: ["./evaluation.js", "./catalogue.js"],
    legalComments: "none",
    logLevel: "error",
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}

const ENTRY = `
import evaluation from "./evaluation.js";
import { createSimulator } from "./contribution/catalogue/create-simulator.ts";
export { createSimulator, evaluation };
export const openSimulator = () => createSimulator(evaluation);
export const loadCatalogue = async () => (await import("./catalogue.js")).default;
`;

/** A version that says the content: it sorts nowhere, so whoever publishes gives a number of their own. */
function versionOf(files: readonly PackageFile[]): string {
  const hash = createHash("sha256");
  for (const { name, text } of files) hash.update(`${name}\0${text}\0`);
  return `0.0.0-c${hash.digest("hex").slice(0, 12)}`;
}

function manifest(files: readonly PackageFile[], version: string): string {
  const manifest = {
    name: NAME,
    version,
    description: "Catalogue of benefits, and the module that says who may have them",
    license: "AGPL-3.0-or-later",
    type: "module",
    sideEffects: false,
    main: "./index.js",
    types: "./index.d.ts",
    exports: {
      ".": { types: "./index.d.ts", default: "./index.js" },
      "./catalogue.json": "./catalogue.json",
      "./catalogue.schema.json": "./catalogue.schema.json",
      "./package.json": "./package.json",
    },
    files: files.map(({ name }) => name),
    engines: { node: ">=20" },
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

const README = `# Catalogue of benefits

\`\`\`js
import { loadCatalogue, openSimulator } from "${NAME}";

const simulator = openSimulator();
const person = { dateDeValeur: "2026-09-01", demandeur: { date_naissance: "2008-03-15" }, menage: { depcom: "30189" } };
const { eligible, unknown } = simulator.simulate(person);
const why = simulator.explain(unknown[0].id, person);
const { benefits } = await loadCatalogue();
\`\`\`

\`simulate\` lists the benefits that the person may have, and those that an answer not given yet decides; \`explain\` and
\`explainAll\` say why, in French. The module imports nothing: it runs in Node and in browsers.
`;
