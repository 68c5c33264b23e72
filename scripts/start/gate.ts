import type { Candidate, Gate } from "../../contribution/desk/gate.ts";
import { collectionOf, slugOf } from "../../contribution/model/collections.ts";
import type { Territory } from "../../contribution/territory/territory.ts";
import { validateChange } from "../../contribution/validation/validate-change.ts";
import type { ReadFile } from "../../contribution/validation/validate-files.ts";
import type { Repository } from "../../server/repository/repository.ts";
import { type ReadCatalogue, readFile } from "./catalogue-of-tree.ts";

/**
 * Lets a change into review or publication only when what it would give has no error. `repository` is asked for when
 * a change comes, because the repository is opened with this gate.
 */
export function createGate(
  territory: Territory,
  readCatalogue: ReadCatalogue,
  repository: () => Repository,
): Gate {
  return async (candidate) => {
    const main = repository();
    const before = await readCatalogue(main, (await main.head())?.commit);
    const changed = new Set(candidate.files.filter(collectionOf));
    const files = await filesOf(candidate, changed);
    const read = (asked: ReadonlySet<string>) => before.files.filter(({ file }) => asked.has(file));
    // A benefit may come with its new institution: then each sentence says which of the two it is about.
    const isAlone = changed.size < 2;
    return validateChange({ index: before.index, changed, files, read }, territory)
      .filter(({ severity }) => severity === "error")
      .map(({ file, message }) => ({
        file,
        message: isAlone && changed.has(file) ? message : `${slugOf(file)} : ${message}`,
      }));
  };
}

async function filesOf(candidate: Candidate, changed: ReadonlySet<string>): Promise<readonly ReadFile[]> {
  const paths = [...changed];
  const areThere = await Promise.all(paths.map((path) => candidate.has(path)));
  const there = paths.filter((_, at) => areThere[at]);
  return Promise.all(there.map((path) => readFile(path, candidate.read(path))));
}
