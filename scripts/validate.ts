import { readFileSync } from "node:fs";
import { relative, resolve, sep } from "node:path";
import type { Diagnostic } from "../contribution/diagnostics/diagnostic.ts";
import { ENTRIES } from "../contribution/diagnostics/entries.ts";
import { collectionOf } from "../contribution/model/collections.ts";
import type { CheckedFile } from "../contribution/validation/validate-files.ts";
import { type Option, readArguments, runCommand, UsageError } from "./options.ts";
import { ROOT } from "./root.ts";
import { type MakeFormat, writeReport } from "./validate/report.ts";
import { terminalFormat, textFormat } from "./validate/text-format.ts";

const USAGE =
  "npm run validate -- [--data DIR] [--format text|json|github|sarif] [--edits] [--changed REF] [--fix [CODE,…]] [FILES]";

const OPTIONS = {
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
  edits: { type: "boolean", help: "with --format json: every safe repair, as edits of its file" },
  changed: {
    type: "string",
    value: "REF",
    help: "only what differs from a git revision, and what depends on it",
  },
  fix: { type: "boolean", help: "make every safe repair, or those of the codes named, and print it" },
  "dry-run": { type: "boolean", help: "with --fix: write nothing, print the differences" },
  "max-warnings": { type: "string", value: "N", help: "fail when there are more warnings than N" },
  as: {
    type: "string",
    value: "PATH",
    help: "with - as the file: read standard input as this file of the catalogue",
  },
  openfisca: {
    type: "string",
    value: "URL",
    help: "also ask this engine, as npm run openfisca serves: variables and examples of complex benefits",
  },
  explain: { type: "string", value: "CODE", help: "what a code means, with an example and the remedy" },
} as const satisfies Readonly<Record<string, Option>>;

// Loaded when asked for: most runs need only one of them.
const FORMATS: Readonly<Record<string, (withEdits: boolean) => Promise<MakeFormat>>> = {
  text: async () => (process.stdout.isTTY ? terminalFormat : textFormat),
  json: async (withEdits) => {
    const { jsonFormat, jsonFormatWithEdits } = await import("./validate/json-format.ts");
    return withEdits ? jsonFormatWithEdits : jsonFormat;
  },
  github: async () => (await import("./validate/github-format.ts")).githubFormat,
  sarif: async () => (await import("./validate/sarif-format.ts")).sarifFormat,
};

interface Checked {
  readonly files: Iterable<CheckedFile>;
  /** How many files are reported on. */
  readonly count: number;
}

/** Exit code: 0 clean, 1 errors (or too many warnings), 2 when the validation could not run. */
void runCommand(async () => {
  const { values, files } = readArguments(USAGE, OPTIONS);
  const text = (name: keyof typeof OPTIONS) => (typeof values[name] === "string" ? values[name] : undefined);
  const code = text("explain");
  if (code !== undefined) return explained(code);
  const root = resolve(text("data") ?? ROOT);
  const format = text("format") ?? "text";
  if (values.edits && format !== "json") throw new UsageError("--edits goes with --format json.");
  const load = FORMATS[format];
  if (!load) throw new UsageError(`Unknown format ${format}: text, json, github or sarif.`);
  const most = mostWarnings(text("max-warnings"));
  const revision = text("changed");
  if (revision !== undefined && files.length > 0)
    throw new UsageError("--changed and FILES exclude each other.");
  const engine = text("openfisca");
  if (engine !== undefined && (revision !== undefined || values.fix))
    throw new UsageError("--openfisca goes with neither --changed nor --fix.");
  if (values.fix) return fixed(root, files, values["dry-run"] === true);
  const { files: checked, count } = await (revision === undefined
    ? checkNamed(root, files, text("as"), engine)
    : checkChanged(root, revision));
  const makeFormat = await load(values.edits === true);
  const { severities } = await writeReport(makeFormat(prefixOf(root)), checked, count);
  return severities.error > 0 || severities.warning > most ? 1 : 0;
});

async function checkChanged(root: string, revision: string): Promise<Checked> {
  const { validateChanged } = await import("./validate/validate-changed.ts");
  return validateChanged(root, revision);
}

/** Checks all the files, or those named; `-` is standard input, read as the file that `--as` names. */
async function checkNamed(
  root: string,
  files: readonly string[],
  as: string | undefined,
  address: string | undefined,
): Promise<Checked> {
  const { openCatalogue } = await import("./read-catalogue.ts");
  if (files.includes("-")) {
    if (as === undefined || files.length > 1) {
      throw new UsageError(
        "- reads standard input as one file, which --as names: - --as benefits/javascript/x.yml",
      );
    }
    const file = dataPath(as, root);
    const given = { file, content: readFileSync(0) };
    return { files: openCatalogue(root, given).check(new Set([file])), count: 1 };
  }
  const only = namedFiles(files, root);
  const catalogue = openCatalogue(root);
  requireThere(only, catalogue.files);
  const engine =
    address === undefined
      ? undefined
      : await (await import("./validate/ask-engine.ts")).askEngine(address, catalogue.read());
  return { files: catalogue.check(only, engine), count: only?.size ?? catalogue.files.length };
}

/** Exit code: 1 when the files wanted have errors after the repairs. */
async function fixed(root: string, named: readonly string[], dryRun: boolean): Promise<number> {
  const { openCatalogue } = await import("./read-catalogue.ts");
  const { fixFiles } = await import("./validate/fix.ts");
  const lists = named.map((text) => text.split(","));
  const isList = (list: readonly string[]) => list.every((code) => Object.hasOwn(ENTRIES, code));
  const codes = new Set(lists.filter(isList).flat());
  const only = namedFiles(
    named.filter((_, at) => !isList(lists[at] ?? [])),
    root,
  );
  const catalogue = openCatalogue(root);
  requireThere(only, catalogue.files);
  const wanted = {
    file: (file: string) => !only || only.has(file),
    diagnostic: ({ code }: Diagnostic) => codes.size === 0 || codes.has(code),
  };
  const { lines, count, left } = fixFiles(root, catalogue.read(), wanted, dryRun);
  const done = dryRun ? "réparation possible, rien n’est écrit" : "réparation faite";
  const plural = dryRun ? "réparations possibles, rien n’est écrit" : "réparations faites";
  process.stdout.write([...lines, `${count} ${count > 1 ? plural : done}.\n`].join("\n"));
  const { file } = textFormat(prefixOf(root));
  for (const one of left) process.stdout.write(file(one));
  return left.length > 0 ? 1 : 0;
}

async function explained(code: string): Promise<number> {
  const { explain } = await import("./validate/explain.ts");
  const page = explain(code);
  if (page === undefined)
    throw new UsageError(`No such code: ${code}. The codes stand in brackets after each message.`);
  process.stdout.write(`${page}\n`);
  return 0;
}

function mostWarnings(text: string | undefined): number {
  if (text === undefined) return Number.POSITIVE_INFINITY;
  if (!/^\d+$/.test(text)) throw new UsageError(`--max-warnings takes a whole number, not ${text}.`);
  return Number(text);
}

function namedFiles(files: readonly string[], root: string): ReadonlySet<string> | undefined {
  return files.length > 0 ? new Set(files.map((file) => dataPath(file, root))) : undefined;
}

function requireThere(only: ReadonlySet<string> | undefined, there: readonly string[]): void {
  const known = new Set(there);
  for (const file of only ?? []) if (!known.has(file)) throw new UsageError(`${file} is not there.`);
}

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
