import { setImmediate as pause } from "node:timers/promises";
import { createRowMaker } from "../../contribution/listing/catalogue-rows.ts";
import { createProblemCounter } from "../../contribution/listing/problem-counts.ts";
import type { Territory } from "../../contribution/territory/territory.ts";
import { indexCatalogue } from "../../contribution/validation/context.ts";
import type { Derive } from "../../server/http/derived-routes.ts";
import type { Repository } from "../../server/repository/repository.ts";
import { publishedTree, type ReadTree } from "./catalogue-of-tree.ts";

/** What the admin reads of the published catalogue as a whole, by the name of its address. */
export function createDerived(
  territory: Territory,
  readTree: ReadTree,
  repository: Repository,
): Readonly<Record<string, Derive>> {
  const files = (commit: string | undefined) => readTree(publishedTree(repository, commit));
  const toRows = createRowMaker(territory);
  const counter = createProblemCounter(territory);
  return {
    "catalogue-index": async (commit) =>
      indexCatalogue((await files(commit)).flatMap(({ file, data }) => (data ? [{ file, data }] : []))),
    "catalogue-rows": async (commit) => toRows(await files(commit)),
    // Other requests are answered between two slices.
    "catalogue-problems": async (commit) => counter.count(await files(commit), () => pause()),
  };
}
