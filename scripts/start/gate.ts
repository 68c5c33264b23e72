import { createCatalogueGate } from "../../contribution/desk/judging/catalogue-gate.ts";
import type { Gate } from "../../contribution/desk/judging/gate.ts";
import type { Territory } from "../../contribution/territory/territory.ts";
import type { Repository } from "../../server/repository/repository.ts";
import type { ReadCatalogue } from "./catalogue-of-tree.ts";

/**
 * The gate of a repository. It is asked for when a change comes, because the repository is opened with this gate.
 */
export function createGate(
  territory: Territory,
  readCatalogue: ReadCatalogue,
  repository: () => Repository,
): Gate {
  const published = async () => {
    const main = repository();
    const { index, files } = await readCatalogue(main, (await main.head())?.commit);
    return { index, read: (asked: ReadonlySet<string>) => files.filter(({ file }) => asked.has(file)) };
  };
  return createCatalogueGate(published, async () => territory);
}
