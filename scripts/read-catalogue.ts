import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { EngineAnswers } from "../contribution/validation/context.ts";
import {
  type CatalogueFile,
  type CheckedFile,
  checkFiles,
  type ReadFile,
  readCatalogueFile,
  type Validation,
  validateFiles,
} from "../contribution/validation/validate-files.ts";
import { requireCatalogue } from "./data-folders.ts";
import { dataTree, readDataTree, readImages } from "./data-tree.ts";
import { readTerritory } from "./read-territory.ts";
import { progressLine } from "./validate/progress-line.ts";

/** Reads and checks the whole catalogue under a data root; everything that was read is in the result. */
export function readCatalogue(dataRoot: string): Validation {
  requireCatalogue(dataRoot);
  return validateFiles(readDataTree(dataRoot), surroundings(dataRoot));
}

/** A catalogue whose files are read and checked one after the other, when asked for. */
export interface CheckedCatalogue {
  /** Paths of its files, under the data root. */
  readonly files: readonly string[];
  read(): ReadFile[];
  /** `engine`: what a running OpenFisca says of it, where one was asked. */
  check(only?: ReadonlySet<string>, engine?: EngineAnswers): Iterable<CheckedFile>;
}

// Files from which memory is worth more than time.
const LARGE = 10_000;

/** Makes V8 clean up often: it would let the heap grow to several times what is needed, and half a gigabyte at first. */
function keepHeapSmall(): void {
  setFlagsFromString("--heap-growing-percent=20");
  // Its limits are those of a started program only after a first collection.
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
}

/** Opens the catalogue under a data root; `given` stands for a file, there or not. */
export function openCatalogue(dataRoot: string, given?: CatalogueFile): CheckedCatalogue {
  requireCatalogue(dataRoot);
  const tree = dataTree(dataRoot);
  const others = tree.files.filter((file) => file !== given?.file);
  const files = given ? [...others, given.file] : others;
  if (files.length > LARGE) keepHeapSmall();
  const read = (file: string) =>
    readCatalogueFile(file === given?.file ? given : { file, content: tree.read(file) });
  return {
    files,
    read: () => files.map(read),
    check: (only, engine) =>
      checkFiles(files, read, { ...surroundings(dataRoot), only, engine, onProgress: progressLine }),
  };
}

function surroundings(dataRoot: string) {
  const images = readImages(dataRoot);
  return { territory: readTerritory(), ...(images && { images }) };
}
