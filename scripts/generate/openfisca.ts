import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { EXTENSIONS } from "../openfisca/engine.ts";
import { preparePython } from "../openfisca/environment.ts";
import { ROOT } from "../root.ts";
import type { GeneratedFile } from "./generated-file.ts";

/** Name, entity, period of definition, type of the value. */
type Variable = readonly [name: string, entity: string, period: string, type: string];

/** The variables that a benefit may name, from the very packages that `npm run openfisca` serves. */
export async function generateVariables(): Promise<GeneratedFile> {
  const python = await preparePython((line) => console.log(line));
  const printed = execFileSync(python, [join(ROOT, "scripts/openfisca/list-variables.py"), ...EXTENSIONS], {
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  const lists = JSON.parse(printed) as Readonly<Record<string, readonly Variable[]>>;
  const entries = Object.entries(lists).map(
    ([name, variables]) => `  ${name}: {\n${extract(variables).join("\n")}\n  },`,
  );
  const text = `// Generated from the packages of scripts/openfisca/requirements.txt (AGPL-3.0) by \`npm run generate -- --openfisca\`.
/** Computed variables of OpenFisca-France and of its local extensions, by entity and period of definition. */
export const OPENFISCA_VARIABLES = {
${entries.join("\n")}
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>;
`;
  return { path: "contribution/openfisca/generated/openfisca-variables.ts", text };
}

/** Computed variables with a number or a yes as result, by entity and period. */
function extract(variables: readonly Variable[]): readonly string[] {
  const lists = new Map<string, string[]>();
  for (const [name, entity, period, type] of variables) {
    if (!["bool", "float", "int"].includes(type)) continue;
    const key = `${entity} ${period}`;
    lists.set(key, [...(lists.get(key) ?? []), name]);
  }
  return [...lists]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, names]) => `    ${JSON.stringify(key)}:\n      ${JSON.stringify(names.sort().join(" "))},`);
}
