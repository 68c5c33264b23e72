import type { CatalogueIndex } from "../contribution/validation/context.ts";
import { cachedOnce } from "./cached-once.ts";

// Relative to the admin's own page, so that the whole may be served under any path.
const ADDRESS = "../api/catalogue-index";

const cache = cachedOnce(async (): Promise<CatalogueIndex> => {
  const response = await fetch(ADDRESS, { credentials: "same-origin" });
  if (!response.ok) throw new Error(`${ADDRESS}: ${response.status}`);
  // The server makes it with the same type.
  return (await response.json()) as CatalogueIndex;
});

/** The whole catalogue in small, fetched once; rejects when the server does not answer, and then asks again. */
export const loadCatalogueIndex = cache.load;

/** Forgets the index, so that the next check sees what has been saved or published since. */
export const forgetCatalogueIndex = cache.forget;
