import type { LoadedEntry } from "decap-cms-backend-proxy";
import { currentBackend } from "decap-cms-core/dist/esm/backend.js";
import { store } from "decap-cms-core/dist/esm/redux/index.js";
import type { Version } from "../../contribution/review/change.ts";
import { versionOf } from "./version-of.ts";

/** Files of one request; the server takes no more than 200. */
const AT_ONCE = 100;

/**
 * What is published of files (paths under the data root), by path; nothing where no such file is. It is asked of the
 * server by itself, because opening them as entries would say that the person edits that version.
 */
export async function publishedVersions(paths: readonly string[]): Promise<ReadonlyMap<string, Version>> {
  const { implementation } = currentBackend(store.getState().config);
  const found = new Map<string, Version>();
  for (let at = 0; at < paths.length; at += AT_ONCE) {
    const files = paths.slice(at, at + AT_ONCE).map((path) => ({ path, label: path }));
    const params = { branch: implementation.branch, files };
    // The protocol's answer to entriesByFiles, in the order of the files.
    const entries = (await implementation.request({ action: "entriesByFiles", params })) as LoadedEntry[];
    for (const { data, file } of entries) if (data !== null) found.set(file.path, versionOf(data));
  }
  return found;
}

/** The same of one file. */
export async function publishedVersion(path: string): Promise<Version | undefined> {
  return (await publishedVersions([path])).get(path);
}
