import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createTerritory, TERRITORY_FILE, type Territory } from "../contribution/territory/territory.ts";
import { ROOT } from "./root.ts";

/** The official territory, from the generated file. */
export function readTerritory(): Territory {
  return createTerritory(readFileSync(join(ROOT, TERRITORY_FILE), "utf8"));
}
