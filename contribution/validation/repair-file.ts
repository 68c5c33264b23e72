import type { Diagnostic, Path } from "../diagnostics/diagnostic.ts";
import { collectionOf } from "../model/collections.ts";
import { keyOrderOf } from "../model/key-order.ts";
import { applyChanges } from "../source/values/apply-changes.ts";
import { writeDocument } from "../source/writing/write.ts";
import type { CatalogueContext } from "./context.ts";
import { type ReadFile, readCatalogueFile, validateReadFile } from "./validate-files.ts";

/** A file after every safe repair, and the diagnostics that were mended, in the order in which they were. */
export interface RepairedFile {
  readonly read: ReadFile;
  readonly mended: readonly Diagnostic[];
}

// A repair may call for another (a text trimmed, then its apostrophes); more rounds than this would be a dispute.
const MOST_ROUNDS = 50;

/** Makes the wanted safe repairs of a file, in rounds, until none is left: doing it again changes nothing. */
export function repairFile(
  read: ReadFile,
  context: CatalogueContext,
  isWanted: (diagnostic: Diagnostic) => boolean = () => true,
): RepairedFile {
  const mended: Diagnostic[] = [];
  let current = read;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const chosen = apart(validateReadFile(current, context).filter(isWanted));
    const text = chosen.length > 0 ? textAfter(current, chosen) : current.text;
    if (text === current.text) break;
    mended.push(...chosen);
    current = readCatalogueFile({ file: read.file, content: text });
  }
  return { read: current, mended };
}

function textAfter({ file, text, data }: ReadFile, diagnostics: readonly Diagnostic[]): string {
  const kind = collectionOf(file)?.kind;
  if (!kind || !data) return text;
  const changes = diagnostics.flatMap(({ repair }) => repair?.changes ?? []);
  return writeDocument(text, applyChanges(data, changes), keyOrderOf(kind));
}

/** Diagnostics whose repairs touch different places: each then means what it meant before the others. */
function apart(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const taken: Path[] = [];
  return diagnostics.filter(({ repair }) => {
    if (!repair) return false;
    const paths = repair.changes.map(({ path }) => path);
    if (paths.some((path) => taken.some((other) => overlap(path, other)))) return false;
    taken.push(...paths);
    return true;
  });
}

function overlap(one: Path, other: Path): boolean {
  const shared = Math.min(one.length, other.length);
  return one.slice(0, shared).every((step, index) => step === other[index]);
}
