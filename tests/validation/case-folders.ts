import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Diagnostic } from "../../contribution/diagnostics/diagnostic.ts";
import type { ComputedResult } from "../../contribution/eligibility/answers/openfisca.ts";
import type { OpenfiscaVariable } from "../../contribution/openfisca/openfisca-variables.ts";
import {
  type CatalogueContext,
  createContext,
  type EngineAnswers,
  indexCatalogue,
} from "../../contribution/validation/context.ts";
import {
  type CatalogueFile,
  type ReadFile,
  validateFiles,
} from "../../contribution/validation/validate-files.ts";
import { readDataTree, readImages } from "../../scripts/data-tree.ts";
import { ROOT } from "../../scripts/root.ts";
import { territory } from "../support/territory.ts";

/** Folder of the cases: `<code>/<case>/` are small data roots, `institutions/` are those that every case may name. */
export const CASES = join(ROOT, "tests", "cases");

/** One case: what its folder holds, and what is said of it. */
export interface Case {
  readonly code: string;
  readonly name: string;
  readonly folder: string;
  /** The files of the case, as they were read. */
  readonly files: readonly ReadFile[];
  readonly diagnostics: readonly Diagnostic[];
  readonly context: CatalogueContext;
}

const shared = readDataTree(CASES);

/** Every case, checked. */
export function readCases(): Case[] {
  return foldersOf(CASES)
    .filter((code) => code !== "institutions")
    .flatMap((code) => foldersOf(join(CASES, code)).map((name) => readCase(code, name)));
}

function foldersOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

function readCase(code: string, name: string): Case {
  const folder = join(CASES, code, name);
  const own = readDataTree(folder);
  const images = readImages(folder);
  const names = new Set([...own, ...(images ?? [])].map(({ file }) => file));
  const all: CatalogueFile[] = [...own, ...shared.filter(({ file }) => !names.has(file))];
  const engine = engineOf(folder);
  const { files, diagnostics } = validateFiles(all, {
    territory,
    only: names,
    ...(engine && { engine }),
    ...(images && { images }),
  });
  const parsed = files.flatMap(({ file, data }) => (data ? [{ file, data }] : []));
  const context = createContext(indexCatalogue(parsed), territory);
  return { code, name, folder, files: files.filter(({ file }) => names.has(file)), diagnostics, context };
}

/** What `engine.json` says that a running OpenFisca answers: `{variables, examples}`, by name. */
function engineOf(folder: string): EngineAnswers | undefined {
  const text = textOf(join(folder, "engine.json"));
  if (text === undefined) return undefined;
  const { variables, examples } = JSON.parse(text) as {
    variables: Record<string, OpenfiscaVariable>;
    examples: Record<string, ComputedResult["status"][]>;
  };
  const answers = Object.entries(examples).map(
    ([id, statuses]) => [id, statuses.map((status) => ({ id, status, amount: "" }))] as const,
  );
  return { variables: new Map(Object.entries(variables)), examples: new Map(answers) };
}

/** One line a diagnostic: `path:line:column: severity message [code]`. */
export function expectedText(diagnostics: readonly Diagnostic[]): string {
  return diagnostics
    .map(({ file, range: { start }, severity, message, code }) => {
      return `${file}:${start.line}:${start.column}: ${severity}: ${message} [${code}]\n`;
    })
    .join("");
}

/** The text of a file, or undefined where it is absent. */
export function textOf(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}
