import type { CatalogueIndex } from "../../contribution/validation/context.ts";
import { cachedOnce } from "../timing/cached-once.ts";
import { derivedAddress, derivedElsewhere } from "./derived-source.ts";

const cache = cachedOnce(async (): Promise<CatalogueIndex> => {
  const elsewhere = derivedElsewhere("catalogue-index");
  // Made with the same type, here as on the server.
  if (elsewhere) return (await elsewhere) as CatalogueIndex;
  const address = derivedAddress("catalogue-index");
  const response = await fetch(address, { credentials: "same-origin" });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return (await response.json()) as CatalogueIndex;
});

/** The whole catalogue in small, fetched once; rejects when the server does not answer, and then asks again. */
export const loadCatalogueIndex = cache.load;

/** Forgets the index, so that the next check sees what has been saved or published since. */
export const forgetCatalogueIndex = cache.forget;
