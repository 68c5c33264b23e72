import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../root.ts";

/** Declarations of the sources that the package shows, in the order in which it declares them. */
const SHOWN: readonly (readonly [file: string, ...names: string[]])[] = [
  ["model/situation.ts", "Person", "Household", "Family", "Partner", "QuestionKey", "Question"],
  ["catalogue/form-questions.ts", "Option", "AnswerKind", "FormQuestion"],
  ["eligibility/judging/truth.ts", "Verdict"],
  ["eligibility/answers/amount-text.ts", "AmountFigures"],
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

/** Types of the generated data that only a file being written has. */
const OF_FILES = ["Data", "BenefitExemple", "BenefitExemples", "BenefitPrivate"];

const FUNCTIONS = `/** What is wrong in a benefit that cannot be judged. */
export interface Finding {
  /** Where in the benefit: keys and positions. */
  readonly path: readonly (string | number)[];
  /** In French. */
  readonly message: string;
}

/** What evaluation reads of a catalogue; only \`createSimulator\` reads it. */
export interface EvaluationData {
  readonly version: number;
  readonly benefits: readonly object[];
  readonly places: string;
  readonly communeCodes: string;
}

/** The evaluation data of this package's catalogue. */
export declare const evaluation: EvaluationData;

/**
 * Makes evaluation data ready to answer people: those of this package, or of another version of it whose form is the same.
 * Throws a TypeError for anything else; so does what it makes, for a situation that is no object.
 */
export declare function createSimulator(data: EvaluationData): CompiledCatalogue;

/** This package's catalogue, ready to answer people: made at the first call, the same afterwards. */
export declare function openSimulator(): CompiledCatalogue;

/** Every question of a form, in its order; frozen. */
export declare const questions: readonly FormQuestion[];

/** This package's catalogue with all its texts, read when it is first asked for: a copy of one's own. */
export declare function loadCatalogue(): Promise<Catalogue>;
`;

/** The types of the package in one file that imports nothing, made of the declarations of the sources. */
export function packageTypes(): string {
  const shown = SHOWN.flatMap(([file, ...names]) => names.map((name) => declarationIn(file, name)));
  return [withoutTypes(catalogueTypes(), OF_FILES), ...shown, FUNCTIONS].join("\n");
}

/** The module of the types without those that only files have, nor the mention that the catalogue has not their keys. */
function withoutTypes(text: string, names: readonly string[]): string {
  const left = text.replace(/ \| "(private|exemples)"/g, "");
  return names.reduce((kept, name) => {
    const uses = new RegExp(`^  \\w+\\?: ${name};\\n`, "gm");
    return kept.replace(declarationOf(name), "").replace(uses, "");
  }, left);
}

/** The types of the data and of the catalogue, which import nothing. */
export function catalogueTypes(): string {
  const withoutImports = sourceOf("catalogue/catalogue.ts").replace(/^import type[^;]*;\n/gm, "");
  return `${sourceOf("model/generated/data.ts")}\n${withoutImports.trimStart()}`;
}

/** An exported type with its sentence. */
function declarationIn(file: string, name: string): string {
  const [declaration] = declarationOf(name).exec(sourceOf(file)) ?? [];
  if (declaration === undefined) throw new Error(`${file} declares no ${name}`);
  return `${declaration}\n`;
}

/** The formatter ends a type with a line that nothing indents. */
function declarationOf(name: string): RegExp {
  const end = `(?:interface ${name}\\b[^]*?^\\}|type ${name}\\b[^]*?;)$`;
  return new RegExp(`(/\\*\\*(?:(?!\\*/)[^])*\\*/\\n)export ${end}`, "m");
}

function sourceOf(path: string): string {
  return readFileSync(join(ROOT, "contribution", path), "utf8");
}
