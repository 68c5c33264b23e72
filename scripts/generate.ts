import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { generateCatalogueSchema } from "./generate/catalogue-schema.ts";
import type { GeneratedFile } from "./generate/generated-file.ts";
import { generateMap } from "./generate/map.ts";
import { generateVariables } from "./generate/openfisca.ts";
import { generateRulesPage } from "./generate/rules-page.ts";
import { generateTerritory } from "./generate/territory.ts";
import { generateTypes } from "./generate/types.ts";
import { generateValidators } from "./generate/validators.ts";
import { ROOT } from "./root.ts";

// The lists of OpenFisca's variables need its environment: they are made only when asked for.
const listed = process.argv.includes("--openfisca") ? [await generateVariables()] : [];
const files: GeneratedFile[] = [
  await generateTypes(),
  ...(await generateValidators()),
  ...generateTerritory(),
  ...generateMap(),
  generateRulesPage(),
  generateCatalogueSchema(),
  ...listed,
];
const stale = files.filter(({ path, text }) => !isFresh(path, text));

if (process.argv.includes("--check")) {
  for (const { path } of stale) console.error(`${path} is stale: run npm run generate`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const { path, text } of stale) {
    mkdirSync(dirname(join(ROOT, path)), { recursive: true });
    writeFileSync(join(ROOT, path), text);
    console.log(`wrote ${path}`);
  }
}

function isFresh(path: string, text: string): boolean {
  const absolute = join(ROOT, path);
  return existsSync(absolute) && readFileSync(absolute, "utf8") === text;
}
