import { createTerritory, type Territory } from "../contribution/territory/territory.ts";
import { cachedOnce } from "./cached-once.ts";

// Beside the admin's own page: the build copies it there.
const ADDRESS = "territory/places.txt";

const cache = cachedOnce(async (): Promise<Territory> => {
  const response = await fetch(ADDRESS, { credentials: "same-origin" });
  if (!response.ok) throw new Error(`${ADDRESS}: ${response.status}`);
  return createTerritory(await response.text());
});

/** Names and codes of places, fetched once; rejects when the server does not answer, and then asks again. */
export const loadTerritory = cache.load;
