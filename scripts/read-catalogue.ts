import { existsSync } from "node:fs";
import { join } from "node:path";
import { COLLECTIONS } from "../contribution/model/collections.ts";
import {
  type CatalogueFile,
  type Validation,
  validateFiles,
} from "../contribution/validation/validate-files.ts";
import { readDataTree, readImages } from "./data-tree.ts";
import { UsageError } from "./options.ts";
import { readTerritory } from "./read-territory.ts";
import { progressLine } from "./validate/progress-line.ts";

/**
 * Reads and checks the whole catalogue under a data root; `only` limits what is reported to some files, and `given`
 * stands for a file, there or not.
 */
export function readCatalogue(
  dataRoot: string,
  only?: ReadonlySet<string>,
  given?: CatalogueFile,
): Validation {
  if (!COLLECTIONS.some(({ folder }) => existsSync(join(dataRoot, folder)))) {
    const folders = COLLECTIONS.map(({ folder }) => folder).join(", ");
    throw new UsageError(`${dataRoot} holds no catalogue: none of the folders ${folders} is there.`);
  }
  const images = readImages(dataRoot);
  const files = readDataTree(dataRoot).filter(({ file }) => file !== given?.file);
  return validateFiles(given ? [...files, given] : files, {
    territory: readTerritory(),
    only,
    onProgress: progressLine,
    ...(images && { images }),
  });
}
