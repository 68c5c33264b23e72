import { createRowMaker } from "../../contribution/listing/catalogue-rows.ts";
import { createProblemCounter } from "../../contribution/listing/problem-counts.ts";
import type { Territory } from "../../contribution/territory/territory.ts";
import type { Derive } from "../../server/http/derived-routes.ts";
import type { Repository } from "../../server/repository/repository.ts";
import type { ReadCatalogue } from "./catalogue-of-tree.ts";

/** What the admin reads of the published catalogue as a whole, by the name of its address. */
export function createDerived(
  territory: Territory,
  readCatalogue: ReadCatalogue,
  repository: Repository,
): Readonly<Record<string, Derive>> {
  const read = (commit: string | undefined) => readCatalogue(repository, commit);
  const toRows = createRowMaker(territory);
  const counter = createProblemCounter(territory);
  return {
    "catalogue-index": async (commit) => (await read(commit)).index,
    "catalogue-rows": async (commit) => toRows((await read(commit)).files),
    "catalogue-problems": async (commit, giveWay) => counter.count((await read(commit)).files, giveWay),
  };
}
