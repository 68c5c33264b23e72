import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CORE_SCHEMA, load } from "js-yaml";

/** The least that any reader of a catalogue does: read and parse every file under the folder given. */
const root = process.argv[2] ?? ".";
let keys = 0;
for (const folder of ["benefits/javascript", "benefits/openfisca", "institutions"]) {
  for (const name of readdirSync(join(root, folder))) {
    if (!name.endsWith(".yml")) continue;
    const data = load(readFileSync(join(root, folder, name), "utf8"), { schema: CORE_SCHEMA });
    keys += Object.keys(data as object).length;
  }
}
console.log(keys);
