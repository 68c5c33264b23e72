import { collectionOf, slugOf } from "../model/collections.ts";
import type { Territory } from "../territory/territory.ts";
import { createContext, indexCatalogue } from "../validation/context.ts";
import { type ReadFile, validateReadFile } from "../validation/validate-files.ts";

/** How much there is to correct in a file; notes are not counted. */
export type ProblemCount = readonly [errors: number, warnings: number];

/** What is to correct in each file that has errors or warnings, by path. Plain JSON. */
export type ProblemCounts = Readonly<Record<string, ProblemCount>>;

/** Counts the problems of a catalogue that it is given again and again, each time checking what may differ. */
export interface ProblemCounter {
  /**
   * `pause` is awaited every few files, so that whoever counts can do something else. A file is taken for unchanged
   * when it is the same object as the last time. Counts asked for together are made one after the other.
   */
  count(files: readonly ReadFile[], pause: () => Promise<void>): Promise<ProblemCounts>;
}

/** Files checked between two pauses: some milliseconds. */
const SLICE = 20;

/** Makes a counter that has seen nothing yet. */
export function createProblemCounter(territory: Territory): ProblemCounter {
  let seen: ReadonlyMap<string, ReadFile> = new Map();
  let counts: ReadonlyMap<string, ProblemCount> = new Map();
  let last: Promise<unknown> = Promise.resolve();

  const countNow = async (files: readonly ReadFile[], pause: () => Promise<void>): Promise<ProblemCounts> => {
    const now = new Map(files.map((file) => [file.file, file]));
    const doubtful = doubtfulFiles(seen, now);
    const context = createContext(indexCatalogue(files.flatMap(parsed)), territory);
    const next = new Map([...counts].filter(([file]) => now.has(file)));
    let left = SLICE;
    for (const file of doubtful) {
      const count = countOf(validateReadFile(file, context));
      if (count[0] + count[1] > 0) next.set(file.file, count);
      else next.delete(file.file);
      left -= 1;
      if (left > 0) continue;
      await pause();
      left = SLICE;
    }
    seen = now;
    counts = next;
    return Object.fromEntries(next);
  };

  return {
    count(files, pause) {
      const result = last.then(() => countNow(files, pause));
      last = result.catch(() => undefined);
      return result;
    },
  };
}

/** The errors and warnings among what is said of a file. */
export function countOf(findings: readonly { readonly severity: string }[]): ProblemCount {
  const of = (severity: string) => findings.filter((finding) => finding.severity === severity).length;
  return [of("error"), of("warning")];
}

/**
 * The files of which something else may be said than before: those that changed, the benefits of an institution
 * that changed or of which a benefit did, and all institutions when one of them did.
 */
function doubtfulFiles(
  before: ReadonlyMap<string, ReadFile>,
  now: ReadonlyMap<string, ReadFile>,
): readonly ReadFile[] {
  const changed = [...before.values(), ...now.values()].filter(
    ({ file }) => before.get(file) !== now.get(file),
  );
  const paths = new Set(changed.map(({ file }) => file));
  const institutions = new Set(changed.filter(isInstitution).map(({ file }) => slugOf(file)));
  const owners = new Set([...institutions, ...changed.map(({ data }) => data?.institution)]);
  return [...now.values()].filter(
    (file) =>
      paths.has(file.file) ||
      (isInstitution(file)
        ? institutions.size > 0
        : typeof file.data?.institution === "string" && owners.has(file.data.institution)),
  );
}

function isInstitution({ file }: ReadFile): boolean {
  return collectionOf(file)?.kind === "institution";
}

function parsed({ file, data }: ReadFile) {
  return data ? [{ file, data }] : [];
}
