import type { LoadedEntry } from "decap-cms-backend-proxy";
import { currentBackend } from "decap-cms-core/dist/esm/backend.js";
import { store } from "decap-cms-core/dist/esm/redux/index.js";
import type { Version } from "../../contribution/review/change.ts";
import { Refusal } from "../connection/refusal.ts";
import { versionOf } from "./version-of.ts";

/**
 * What is published of a file (path under the data root); undefined when nothing is. It is asked of the server by
 * itself, because opening it as an entry would say that the person edits that version.
 */
export async function publishedVersion(path: string): Promise<Version | undefined> {
  const { implementation } = currentBackend(store.getState().config);
  const params = { branch: implementation.branch, path };
  try {
    // The protocol's answer to getEntry.
    const { data } = (await implementation.request({ action: "getEntry", params })) as LoadedEntry;
    return data === null ? undefined : versionOf(data);
  } catch (error) {
    if (error instanceof Refusal && error.status === 404) return undefined;
    throw error;
  }
}
