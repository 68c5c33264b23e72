import { createCatalogueGate } from "../../contribution/desk/catalogue-gate.ts";
import type { Gate } from "../../contribution/desk/gate.ts";
import type { Territory } from "../../contribution/territory/territory.ts";
import type { Repository } from "../../server/repository/repository.ts";
import type { ReadCatalogue } from "./catalogue-of-tree.ts";

/**
 * The gate over the catalogue of a repository, which is asked for when a change comes, because it is opened with this
 * gate.
 */
export function createGate(
  territory: Territory,
  readCatalogue: ReadCatalogue,
  repository: () => Repository,
): Gate {
  return createCatalogueGate(
    async () => territory,
    async () => {
      const main = repository();
      const { index, files } = await readCatalogue(main, (await main.head())?.commit);
      return { index, read: (asked) => files.filter(({ file }) => asked.has(file)) };
    },
  );
}
