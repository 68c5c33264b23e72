import { collectionOf, slugOf } from "../../contribution/model/collections.ts";
import type { Territory } from "../../contribution/territory/territory.ts";
import { validateChange } from "../../contribution/validation/validate-change.ts";
import type { Gate } from "../../server/repository/gate.ts";
import type { Repository } from "../../server/repository/repository.ts";
import { publishedTree, type ReadTree } from "./catalogue-of-tree.ts";

/**
 * Lets a change into review or publication only when what it would give has no error. `repository` is asked for when
 * a change comes, because the repository is opened with this gate.
 */
export function createGate(territory: Territory, readTree: ReadTree, repository: () => Repository): Gate {
  return async (candidate) => {
    const main = repository();
    const head = await main.head();
    const before = await readTree(publishedTree(main, head?.commit));
    const after = await readTree({ list: candidate.list, read: ({ path }) => candidate.read(path) });
    const changed = new Set(candidate.files);
    // A benefit may come with its new institution: then each sentence says which of the two it is about.
    const isAlone = candidate.files.filter(collectionOf).length < 2;
    return validateChange({ before, after, changed }, territory)
      .filter(({ severity }) => severity === "error")
      .map(({ file, message }) => ({
        file,
        message: isAlone && changed.has(file) ? message : `${slugOf(file)} : ${message}`,
      }));
  };
}
