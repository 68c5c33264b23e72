import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../root.ts";

/** Declarations of the sources that the package shows, in the order in which it declares them. */
const SHOWN: readonly (readonly [file: string, ...names: string[]])[] = [
  ["model/situation.ts", "Person", "Household", "Family", "Partner", "QuestionKey", "Question"],
  ["diagnostics/severity.ts", "Severity"],
  ["diagnostics/diagnostic.ts", "Path", "Change", "Repair", "Finding"],
  ["eligibility/judging/truth.ts", "Verdict"],
  [
    "eligibility/answers/answer.ts",
    "OpenQuestion",
    "Reason",
    "ProfileReason",
    "JudgedAnswer",
    "ErrorAnswer",
    "ComputedAnswer",
    "Answer",
    "Listed",
    "Simulation",
  ],
  ["eligibility/index/compile-catalogue.ts", "CompiledCatalogue"],
];

const FUNCTIONS = `/** What evaluation reads of a catalogue; only \`createSimulator\` reads it. */
export interface EvaluationData {
  readonly benefits: readonly object[];
  readonly places: string;
  readonly communeCodes: string;
}

/** The evaluation data of this package's catalogue. */
export declare const evaluation: EvaluationData;

/** Makes evaluation data ready to answer people: those of this package, or of another version of it. */
export declare function createSimulator(data: EvaluationData): CompiledCatalogue;

/** This package's catalogue, ready to answer people. */
export declare function openSimulator(): CompiledCatalogue;

/** This package's catalogue with all its texts, read when it is first asked for. */
export declare function loadCatalogue(): Promise<Catalogue>;
`;

/** The types of the package in one file that imports nothing, made of the declarations of the sources. */
export function packageTypes(): string {
  const shown = SHOWN.flatMap(([file, ...names]) => names.map((name) => declarationIn(file, name)));
  const code = "/** A code of the validation, as RULES.md lists them. */\nexport type Code = string;\n";
  return [catalogueTypes(), code, ...shown, FUNCTIONS].join("\n");
}

/** The types of the data and of the catalogue, which import nothing. */
export function catalogueTypes(): string {
  const withoutImports = sourceOf("catalogue/catalogue.ts").replace(/^import type[^;]*;\n/gm, "");
  return `${sourceOf("model/generated/data.ts")}\n${withoutImports.trimStart()}`;
}

/** An exported type with its sentence; the formatter ends it with a line that nothing indents. */
function declarationIn(file: string, name: string): string {
  const end = `(?:interface ${name}\\b[^]*?^\\}|type ${name}\\b[^]*?;)$`;
  const pattern = `(/\\*\\*(?:(?!\\*/)[^])*\\*/\\n)export ${end}`;
  const [declaration] = new RegExp(pattern, "m").exec(sourceOf(file)) ?? [];
  if (declaration === undefined) throw new Error(`${file} declares no ${name}`);
  return `${declaration}\n`;
}

function sourceOf(path: string): string {
  return readFileSync(join(ROOT, "contribution", path), "utf8");
}
