import { isRecord, type PlainRecord } from "../form/plain-value.ts";

/** The page's own address, from the admin's. */
export const SIMULATOR = "#/simulateur";

/** The parameter that holds the situation, as JSON. */
const PARAMETER = "situation";

/**
 * The address of the page for a situation. It stands after the `#`, which browsers never send: nothing of the person
 * leaves the page.
 */
export function situationLink(situation: unknown): string {
  return `${SIMULATOR}?${new URLSearchParams({ [PARAMETER]: JSON.stringify(situation) })}`;
}

/** The situation that an address holds; undefined when it holds none that can be read. */
export function situationIn(hash: string): PlainRecord | undefined {
  const [path, query = ""] = hash.split(/\?(.*)/s);
  const text = path === SIMULATOR ? new URLSearchParams(query).get(PARAMETER) : null;
  if (!text) return undefined;
  try {
    const situation: unknown = JSON.parse(text);
    return isRecord(situation) ? situation : undefined;
  } catch {
    return undefined;
  }
}
