import { prepareSearch } from "../../contribution/territory/search.ts";
import { createTerritory, type Territory } from "../../contribution/territory/territory.ts";
import { cachedOnce } from "../timing/cached-once.ts";
import { inSlices } from "../timing/in-slices.ts";
import { whenIdle } from "../timing/when-idle.ts";

// Beside the admin's own page: the build copies it there.
const ADDRESS = "territory/places.txt";

const cache = cachedOnce(async (): Promise<Territory> => {
  const response = await fetch(ADDRESS, { credentials: "same-origin" });
  if (!response.ok) throw new Error(`${ADDRESS}: ${response.status}`);
  const territory = createTerritory(await response.text());
  // Else the first letter typed in a search would wait for it.
  whenIdle(() => void inSlices(prepareSearch(territory)));
  return territory;
});

/** Names and codes of places, fetched once; rejects when the server does not answer, and then asks again. */
export const loadTerritory = cache.load;
