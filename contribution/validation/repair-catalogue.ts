import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Territory } from "../territory/territory.ts";
import { type CatalogueIndex, createContext, indexCatalogue } from "./context.ts";
import { said } from "./problem-changes.ts";
import { type RepairedFile, repairFile } from "./repair-file.ts";
import { updatedIndex } from "./updated-catalogue.ts";
import { parsed, validateChange } from "./validate-change.ts";
import type { ReadFile } from "./validate-files.ts";

/** A repair that is not made: it would bring a problem to the catalogue. */
export interface RefusedRepair {
  readonly diagnostic: Diagnostic;
  /** What it would bring, there or in another file. */
  readonly brought: Diagnostic;
}

/** What became of a file of which some repair was wanted. */
export interface RepairOfFile extends RepairedFile {
  readonly before: ReadFile;
  readonly refused: readonly RefusedRepair[];
}

/** Which repairs are wanted. */
export interface WantedRepairs {
  readonly file: (file: string) => boolean;
  readonly diagnostic: (diagnostic: Diagnostic) => boolean;
}

/**
 * Makes the wanted safe repairs of a catalogue, one file after the other. A repair after which something is said that was
 * not said before, in its file or in one that depends on it, is not made.
 */
export function repairCatalogue(
  files: readonly ReadFile[],
  territory: Territory,
  wanted: WantedRepairs,
): RepairOfFile[] {
  const now = new Map(files.map((one) => [one.file, one]));
  let index = indexCatalogue(files.flatMap(parsed));
  let context = createContext(index, territory);
  const done: RepairOfFile[] = [];
  for (const before of files) {
    if (!wanted.file(before.file)) continue;
    const attempt = (isWanted: WantedRepairs["diagnostic"]) => repairFile(before, context, isWanted);
    const bringsOf = ({ read }: RepairedFile) => broughtBy(read, index, now, territory);
    const result = harmless(attempt, bringsOf, wanted.diagnostic);
    if (result.mended.length === 0 && result.refused.length === 0) continue;
    done.push({ ...result, before });
    if (result.read === before) continue;
    now.set(before.file, result.read);
    index = updatedIndex(index, new Set([before.file]), parsed(result.read));
    context = createContext(index, territory);
  }
  return done;
}

/** All the repairs where they bring nothing together; else those that bring nothing, added one after the other. */
function harmless(
  attempt: (isWanted: WantedRepairs["diagnostic"]) => RepairedFile,
  bringsOf: (repaired: RepairedFile) => Diagnostic | undefined,
  isWanted: WantedRepairs["diagnostic"],
): Omit<RepairOfFile, "before"> {
  const whole = attempt(isWanted);
  if (whole.mended.length === 0 || !bringsOf(whole)) return { ...whole, refused: [] };
  const left = new Set(whole.mended.map(said));
  const refused: RefusedRepair[] = [];
  const without = () => attempt((diagnostic) => isWanted(diagnostic) && !left.has(said(diagnostic)));
  for (const diagnostic of whole.mended) {
    left.delete(said(diagnostic));
    const brought = bringsOf(without());
    if (!brought) continue;
    left.add(said(diagnostic));
    refused.push({ diagnostic, brought });
  }
  return { ...without(), refused };
}

/** The first thing that would be said of the catalogue with a file repaired, and is not without. */
function broughtBy(
  repaired: ReadFile,
  index: CatalogueIndex,
  now: ReadonlyMap<string, ReadFile>,
  territory: Territory,
): Diagnostic | undefined {
  const changed = new Set([repaired.file]);
  const read = (asked: ReadonlySet<string>) => [...asked].flatMap((file) => now.get(file) ?? []);
  const [first] = validateChange({ index, changed, files: [repaired], read }, territory);
  return first;
}
