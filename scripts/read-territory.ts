import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createTerritory, TERRITORY_FILE, type Territory } from "../contribution/territory/territory.ts";
import { ROOT } from "./root.ts";

/** The official territory, from the generated file. */
export function readTerritory(): Territory {
  // Decoding the whole file would take longer than most validations ask of it.
  const bytes = readFileSync(join(ROOT, TERRITORY_FILE), "latin1");
  return createTerritory(bytes, (line) =>
    /[^\0-\x7f]/.test(line) ? Buffer.from(line, "latin1").toString() : line,
  );
}
