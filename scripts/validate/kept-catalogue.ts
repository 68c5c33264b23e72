import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CatalogueIndex } from "../../contribution/validation/context.ts";
import { ROOT } from "../root.ts";

/** What is kept of the catalogue that git folders hold. */
export interface KeptCatalogue {
  readonly index: CatalogueIndex;
  /** Paths of its data files, those that cannot be parsed included. */
  readonly files: readonly string[];
  readonly images: readonly string[];
}

// Outside the repository that is checked, which must not be written to; emptied when the command is bundled anew.
const FOLDER = join(ROOT, "dist/commands/catalogues");
const MOST_KEPT = 20;
// Of each git object, so that four of them make the name of a file.
const LETTERS = 40;

/** The catalogue of some git folders as an earlier run left it, else made now and left for the next one. */
export function keptCatalogue(trees: readonly string[], make: () => KeptCatalogue): KeptCatalogue {
  return kept(trees.map((tree) => tree.slice(0, LETTERS)).join("-"), make);
}

/** The same for the identities of the folders of a commit at the root of its repository. */
export function keptTrees(commit: string, make: () => readonly string[]): readonly string[] {
  return kept(commit, make);
}

function kept<Value>(name: string, make: () => Value): Value {
  const path = join(FOLDER, `${name}.json`);
  try {
    // Under such a name, nothing else is ever written.
    return JSON.parse(readFileSync(path, "utf8")) as Value;
  } catch {
    // Not there, or not readable: what follows does not need it.
  }
  const value = make();
  try {
    keep(path, JSON.stringify(value));
  } catch {
    // Nothing can be written there; the next run will be as slow as this one.
  }
  return value;
}

function keep(path: string, text: string): void {
  mkdirSync(FOLDER, { recursive: true });
  // A half-written file must not be read by another run.
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, text);
  renameSync(unfinished, path);
  const files = readdirSync(FOLDER).map((name) => join(FOLDER, name));
  const age = (file: string) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const oldest = files.sort((one, other) => age(other) - age(one)).slice(MOST_KEPT);
  for (const file of oldest) rmSync(file, { force: true });
}
