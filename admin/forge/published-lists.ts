import { type CatalogueRows, orderKey, rowOf } from "../../contribution/listing/catalogue-rows.ts";
import { countOf, type ProblemCounts } from "../../contribution/listing/problem-counts.ts";
import { createContext } from "../../contribution/validation/context.ts";
import {
  type ReadFile,
  readCatalogueFile,
  validateReadFile,
} from "../../contribution/validation/validate-files.ts";
import { loadTerritory } from "../surroundings/territory-index.ts";
import type { PublishedState } from "./published.ts";

/** Makes a value of a state of the catalogue once, and gives it again for the same state. */
export function keptFor<Value>(
  make: (state: PublishedState) => Promise<Value>,
): (state: PublishedState) => Promise<Value> {
  const made = new WeakMap<PublishedState, Promise<Value>>();
  return (state) => {
    const kept = made.get(state) ?? make(state);
    made.set(state, kept);
    kept.catch(() => made.delete(state));
    return kept;
  };
}

/**
 * The rows of the lists: those that came with the site, and new ones for the entries that have changed since. What an
 * institution's change does to the rows of its benefits waits for the site's next build.
 */
export async function rowsOf(state: PublishedState): Promise<CatalogueRows> {
  const { built, changed } = state;
  if (changed.size === 0) return built.rows;
  const territory = await loadTerritory();
  const places = [...built.rows.places];
  const fresh = changedFiles(state).map((file) => {
    const institution = state.index.institutions[String(file.data?.institution)];
    // A summary is plain JSON of an institution's own keys.
    const { places: names, ...row } = rowOf(
      file,
      institution as Readonly<Record<string, unknown>> | undefined,
      territory,
    );
    return names ? { ...row, places: names.map((name) => places.push(name) - 1) } : row;
  });
  const kept = built.rows.rows.filter(({ file }) => !changed.has(file));
  const keyed = [...kept, ...fresh].map((row) => ({ row, key: orderKey(row) }));
  keyed.sort((one, other) => (one.key < other.key ? -1 : 1));
  return { places, rows: keyed.map(({ row }) => row) };
}

/** What is to correct: counted by the build, and again for the entries that have changed since. */
export async function problemsOf(state: PublishedState): Promise<ProblemCounts> {
  const { built, changed, index } = state;
  if (changed.size === 0) return built.problems;
  const context = createContext(index, await loadTerritory());
  const kept = Object.entries(built.problems).filter(([file]) => !changed.has(file));
  const fresh = changedFiles(state).map(
    (file) => [file.file, countOf(validateReadFile(file, context))] as const,
  );
  return Object.fromEntries([...kept, ...fresh.filter(([, [errors, warnings]]) => errors + warnings > 0)]);
}

function changedFiles({ changed, entries }: PublishedState): ReadFile[] {
  return [...changed].flatMap((path) => {
    const entry = entries.get(path);
    return entry ? [readCatalogueFile({ file: path, content: entry.text })] : [];
  });
}
