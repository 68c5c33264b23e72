import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build, type Plugin } from "esbuild";
import type { Catalogue } from "../../contribution/catalogue/catalogue.ts";
import { evaluationData } from "../../contribution/catalogue/evaluation-data.ts";
import { TERRITORY_FILE } from "../../contribution/territory/territory.ts";
import { ROOT } from "../root.ts";
import { packageReadme } from "./package-readme.ts";
import type { PackageSettings } from "./package-settings.ts";
import { packageTypes } from "./package-types.ts";

const NAME = "contribution-catalogue";
const KEYWORDS = ["aides", "benefits", "eligibility", "france", "jeunes", "simulateur"];

/** A file of the package that the simulator installs. */
export interface PackageFile {
  readonly name: string;
  readonly text: string;
}

/**
 * The package: the catalogue, its schema and types, and a module that answers people, which imports nothing from
 * elsewhere. The same catalogue gives the same files; the version follows from them unless it is given.
 */
export async function packageFiles(
  catalogue: Catalogue,
  settings: PackageSettings = {},
): Promise<PackageFile[]> {
  const data = evaluationData(catalogue, readFileSync(join(ROOT, TERRITORY_FILE), "utf8"));
  const files = [
    { name: "catalogue.json", text: `${JSON.stringify(catalogue, null, 2)}\n` },
    { name: "evaluation.js", text: moduleOf(data) },
    { name: "index.js", text: await simulatorModule() },
    { name: "index.d.ts", text: packageTypes() },
    {
      name: "catalogue.schema.json",
      text: readFileSync(join(ROOT, "schemas/catalogue.schema.json"), "utf8"),
    },
    {
      name: "situation.schema.json",
      text: readFileSync(join(ROOT, "schemas/situation.schema.json"), "utf8"),
    },
    { name: "LICENSE", text: readFileSync(join(ROOT, "LICENSE"), "utf8") },
    { name: "README.md", text: packageReadme(settings.name ?? NAME) },
  ];
  return [{ name: "package.json", text: manifest(files, settings) }, ...files];
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
    external: ["./evaluation.js", "./catalogue.json"],
    supported: { "import-attributes": true },
    plugins: [schemasToJudge],
    legalComments: "none",
    logLevel: "error",
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}

/** Where the hints and the examples are read: the questions of a form. */
const WITH_HINTS = /situation\.schema\.json$/;

/** Leaves out of the other schemas what only forms and messages about files read. */
const schemasToJudge: Plugin = {
  name: "schemas to judge",
  setup({ onLoad }) {
    onLoad({ filter: /\.schema\.json$/ }, ({ path }) => {
      const text = readFileSync(path, "utf8");
      if (WITH_HINTS.test(path)) return { contents: text, loader: "json" };
      const read = (key: string, value: unknown) => {
        const isText = typeof value === "string" || (key === "examples" && Array.isArray(value));
        return isText && ["description", "examples", "x-widget", "x-theme"].includes(key) ? undefined : value;
      };
      return { contents: JSON.stringify(JSON.parse(text, read)), loader: "json" };
    });
  },
};

const ENTRY = `
import data from "./evaluation.js";
import { createSimulator } from "./contribution/catalogue/create-simulator.ts";
import { FORM_QUESTIONS } from "./contribution/catalogue/form-questions.ts";
import { frozen } from "./contribution/model/frozen.ts";
export { createSimulator, FORM_QUESTIONS as questions };
export const evaluation = frozen(data);
let simulator;
export const openSimulator = () => (simulator ??= Object.freeze(createSimulator(data)));
export const loadCatalogue = async () =>
  structuredClone((await import("./catalogue.json", { with: { type: "json" } })).default);
`;

/** A version that says the content: it sorts nowhere, so whoever publishes gives a number of their own. */
function versionOf(files: readonly PackageFile[]): string {
  const hash = createHash("sha256");
  for (const { name, text } of files) hash.update(`${name}\0${text}\0`);
  return `0.0.0-c${hash.digest("hex").slice(0, 12)}`;
}

function manifest(files: readonly PackageFile[], settings: PackageSettings): string {
  const { name = NAME, version = versionOf(files), description, keywords = KEYWORDS, ...rest } = settings;
  const manifest = {
    name,
    version,
    description: description ?? "Catalogue of benefits, and the module that says who may have them",
    keywords,
    ...rest,
    license: "AGPL-3.0-or-later",
    type: "module",
    sideEffects: false,
    main: "./index.js",
    types: "./index.d.ts",
    exports: {
      ".": { types: "./index.d.ts", default: "./index.js" },
      "./catalogue.json": "./catalogue.json",
      "./catalogue.schema.json": "./catalogue.schema.json",
      "./situation.schema.json": "./situation.schema.json",
      "./package.json": "./package.json",
    },
    files: files.map(({ name }) => name),
    engines: { node: ">=20.10" },
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
