import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { GeneratedFile } from "./generated-file.ts";

const PACKAGE = "@leximpact/socio-fiscal-openfisca-json";

interface Summary {
  readonly name: string;
  readonly entity: string;
  readonly definition_period: string;
  readonly value_type: string;
  readonly formulas?: object;
}

/**
 * The variables of OpenFisca-France that a benefit may name, from the list that LexImpact publishes as a package.
 * It weighs 141 MB, so it is fetched for this purpose only and is not a dependency.
 */
export function generateVariables(version: string): GeneratedFile {
  const folder = mkdtempSync(join(tmpdir(), "openfisca-"));
  try {
    const archive = execFileSync("npm", ["pack", "--silent", `${PACKAGE}@${version}`], {
      cwd: folder,
      encoding: "utf8",
    });
    execFileSync("tar", ["xzf", archive.trim(), "package/variables_summaries.json", "package/package.json"], {
      cwd: folder,
    });
    const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, "package", name), "utf8"));
    const variables = Object.values(read("variables_summaries.json") as Record<string, Summary>);
    return extract(variables, (read("package.json") as { version: string }).version);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Computed variables with a number or a yes as result, by entity and period. */
function extract(variables: readonly Summary[], version: string): GeneratedFile {
  const lists = new Map<string, string[]>();
  for (const { name, entity, definition_period, value_type, formulas } of variables) {
    if (!formulas || !["bool", "float", "int"].includes(value_type)) continue;
    const key = `${entity} ${definition_period}`;
    lists.set(key, [...(lists.get(key) ?? []), name]);
  }
  const lines = [...lists]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, names]) => `  ${JSON.stringify(key)}:\n    ${JSON.stringify(names.sort().join(" "))},`);
  const text = `// Generated from ${PACKAGE} ${version} (AGPL-3.0-or-later) by \`npm run generate -- --openfisca\`.
/** Computed variables of OpenFisca-France, by entity and period of definition. */
export const OPENFISCA_VARIABLES: Readonly<Record<string, string>> = {
${lines.join("\n")}
};
`;
  return { path: "contribution/validation/generated/openfisca-variables.ts", text };
}
