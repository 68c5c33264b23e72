import { relative, resolve, sep } from "node:path";
import { collectionOf } from "../contribution/model/collections.ts";
import { type Option, readArguments, runCommand, UsageError } from "./options.ts";
import { readCatalogue } from "./read-catalogue.ts";
import { ROOT } from "./root.ts";
import { githubFormat } from "./validate/github-format.ts";
import { jsonFormat } from "./validate/json-format.ts";
import type { Format } from "./validate/report.ts";
import { sarifFormat } from "./validate/sarif-format.ts";
import { textFormat } from "./validate/text-format.ts";

const USAGE = "npm run validate -- [--data DIR] [--format text|json|github|sarif] [FILES]";

const OPTIONS: Readonly<Record<string, Option>> = {
  data: {
    type: "string",
    value: "DIR",
    help: "data root: the folder that holds benefits/ and institutions/",
    default: "the project",
  },
  format: {
    type: "string",
    value: "NAME",
    help: "text, json, github (annotations) or sarif",
    default: "text",
  },
};

const FORMATS: Readonly<Record<string, Format>> = {
  text: textFormat,
  json: jsonFormat,
  github: githubFormat,
  sarif: sarifFormat,
};

/** Exit code: 0 without error, 1 with errors, 2 when the validation could not run. */
await runCommand(async () => {
  const { values, files } = readArguments(USAGE, OPTIONS);
  const root = resolve(typeof values.data === "string" ? values.data : ROOT);
  const format = FORMATS[String(values.format ?? "text")];
  if (!format) throw new UsageError(`Unknown format ${String(values.format)}: text, json, github or sarif.`);
  const only = files.length > 0 ? new Set(files.map((file) => dataPath(file, root))) : undefined;
  const { diagnostics, files: read } = readCatalogue(root, only);
  const known = new Map(read.map((file) => [file.file, file]));
  for (const file of only ?? []) if (!known.has(file)) throw new UsageError(`${file} is not there.`);
  const prefix = prefixOf(root);
  console.log(format({ diagnostics, prefix, checked: only?.size ?? read.length, files: known }));
  return diagnostics.some(({ severity }) => severity === "error") ? 1 : 0;
});

/** A file named on the command line, from the current folder or from the data root, as a path under the data root. */
function dataPath(file: string, root: string): string {
  for (const base of [process.cwd(), root]) {
    const path = relative(root, resolve(base, file)).split(sep).join("/");
    if (collectionOf(path)) return path;
  }
  throw new UsageError(
    `${file} is not a file of the catalogue: benefits/javascript, benefits/openfisca or institutions, ending in .yml.`,
  );
}

function prefixOf(root: string): string {
  const path = relative(process.cwd(), root).split(sep).join("/");
  return path === "" ? "" : `${path}/`;
}
