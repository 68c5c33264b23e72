import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createTerritory, TERRITORY_FILE } from "../../contribution/territory/territory.ts";
import { ROOT } from "../../scripts/root.ts";

/** The real territory, as generated. */
export const territory = createTerritory(readFileSync(join(ROOT, TERRITORY_FILE), "utf8"));
