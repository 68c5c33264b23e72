import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Configuration, configYaml } from "../../admin/config.ts";
import { MAP_FILE } from "../../contribution/territory/france-map.ts";
import { TERRITORY_FILE } from "../../contribution/territory/territory.ts";
import { modified, newest } from "../newest.mjs";
import { ROOT } from "../root.ts";
import { buildAdmin, type ServedFile, writeServed } from "./admin-bundle.ts";
import type { Compression } from "./compressed.ts";
import type { ServedBy } from "./served-by.ts";

const SOURCES = ["admin", "contribution", "schemas", "scripts", "package-lock.json"];

const CONFIGURATION = "config.yml";

/** Where the admin finds its data: our own server, on the same origin. */
const BACKEND = { name: "contribution", proxy_url: "/api/v1", media_url: "/media" };

/** What an admin without our server has of its own. */
export interface ForgeSite {
  readonly servedBy: ServedBy;
  readonly policy: string;
  readonly backend: { readonly name: string } & Configuration;
}

/**
 * Writes everything that is served under `/admin/`: the pages, Decap's configuration and the territory; for our own
 * server, unless another backend is given.
 */
export async function buildAdminSite(
  outdir: string,
  compression: Compression,
  { forge, sourceMap = false }: { readonly forge?: ForgeSite; readonly sourceMap?: boolean } = {},
): Promise<ServedFile[]> {
  const output = { outdir, minify: true, compression, sourceMap, ...forge };
  const copied = [
    { name: "territory/places.txt", contents: readFileSync(join(ROOT, TERRITORY_FILE)) },
    { name: "territory/map.txt", contents: readFileSync(join(ROOT, MAP_FILE)) },
  ];
  const files = await Promise.all([buildAdmin(output), ...copied.map((file) => writeServed(output, file))]);
  // Written last, so that an interrupted build is done again.
  const configuration = Buffer.from(configYaml({ backend: forge?.backend ?? BACKEND }));
  return [...files.flat(), await writeServed(output, { name: CONFIGURATION, contents: configuration })];
}

/** Whether a build into `outdir` would give something else than what is there. */
export function isAdminSiteStale(outdir: string): boolean {
  return newest(ROOT, SOURCES) > modified(join(outdir, CONFIGURATION));
}
