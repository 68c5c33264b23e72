import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildCatalogue, type ValidFile } from "../../contribution/catalogue/build-catalogue.ts";
import { ROOT } from "../root.ts";

/** What the simulator reads, as files: the catalogue and its TypeScript declaration. */
export function catalogueFiles(files: Iterable<ValidFile>): { name: string; text: string }[] {
  return [
    { name: "catalogue.json", text: `${JSON.stringify(buildCatalogue(files), null, 2)}\n` },
    { name: "catalogue.d.ts", text: declaration() },
  ];
}

/** The types of the data and of the catalogue in one file that imports nothing. */
function declaration(): string {
  const read = (path: string) => readFileSync(join(ROOT, "contribution", path), "utf8");
  const withoutImports = read("catalogue/catalogue.ts").replace(/^import type[^;]*;\n/gm, "");
  return `${read("model/generated/data.ts")}\n${withoutImports.trimStart()}\ndeclare const catalogue: Catalogue;\nexport default catalogue;\n`;
}
