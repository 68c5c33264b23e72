import { readMap } from "../../contribution/territory/france-map.ts";
import { cachedOnce } from "../timing/cached-once.ts";

// Beside the admin's own page: the build copies it there.
const ADDRESS = "territory/map.txt";

const cache = cachedOnce(async (): Promise<ReadonlyMap<string, string>> => {
  const response = await fetch(ADDRESS, { credentials: "same-origin" });
  if (!response.ok) throw new Error(`${ADDRESS}: ${response.status}`);
  return readMap(await response.text());
});

/** Outlines of the departments, fetched when the first map is drawn; rejects when the server does not answer. */
export const loadFranceMap = cache.load;
