import { mkdtempSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build, type PluginBuild } from "esbuild";
import type { ForgeBackend, ForgeConfig } from "../../admin/forge/forge-backend.ts";
import type { Snapshot } from "../../admin/forge/snapshot.ts";
import { createRowMaker } from "../../contribution/listing/catalogue-rows.ts";
import { TERRITORY_FILE } from "../../contribution/territory/territory.ts";
import { indexCatalogue } from "../../contribution/validation/context.ts";
import { readCatalogueFile } from "../../contribution/validation/validate-files.ts";
import { ROOT } from "../support/command.ts";
import { territory } from "../support/territory.ts";
import type { ForgeGit } from "./forge-git.ts";

/** The admin's backend for a forge, as its own module gives it. */
export type ForgeClass = new (config: ForgeConfig, options: object) => ForgeBackend;

/** The backends of the admins for forges, for Node: nothing is drawn, and the site's own files are `site`'s. */
export async function forgeBackends(site: Readonly<Record<string, string>>): Promise<{
  readonly github: ForgeClass;
  readonly gitlab: ForgeClass;
}> {
  const outfile = join(mkdtempSync(join(tmpdir(), "forges-")), "forges.cjs");
  await build({
    stdin: {
      contents: `export { SERVED_BY as github } from "./admin/forge/github/served-by.ts";
        export { SERVED_BY as gitlab } from "./admin/forge/gitlab/served-by.ts";`,
      resolveDir: ROOT,
    },
    bundle: true,
    platform: "node",
    mainFields: ["browser", "module", "main"],
    conditions: ["browser"],
    format: "cjs",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"' },
    outfile,
    logLevel: "error",
    plugins: [{ name: "nothing-drawn", setup: withoutPages }],
  });
  surround(site);
  const { github, gitlab } = createRequire(import.meta.url)(outfile);
  return { github: github.backend, gitlab: gitlab.backend };
}

/** What draws pages, or speaks GraphQL, is not there. */
function withoutPages({ onResolve, onLoad }: PluginBuild): void {
  onResolve({ filter: /^decap-cms-core|AuthenticationPage|GraphQLAPI|^apollo|^\.\/queries/ }, ({ path }) => ({
    path,
    namespace: "nothing",
  }));
  onLoad({ filter: /.*/, namespace: "nothing" }, () => ({
    contents: `const nothing = new Proxy(class {}, {
        get: (target, name) => name === Symbol.toPrimitive ? () => "" : name === "prototype" ? target.prototype : nothing,
      });
      module.exports = nothing;`,
  }));
}

/** What a browser has and Node has not; `site` are the files that come with the page, by address. */
export function surround(site: Readonly<Record<string, string>>): void {
  const outside = globalThis.fetch;
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  Object.assign(globalThis, {
    window: globalThis,
    localStorage: storage,
    sessionStorage: storage,
    fetch: (address: string, init?: RequestInit) =>
      site[address] === undefined ? outside(address, init) : Promise.resolve(new Response(site[address])),
  });
}

/** The files that come with the site of an admin for a forge, by address. */
export function siteOf(git: ForgeGit, folder: string): Record<string, string> {
  const commit = git.run("rev-parse", "main");
  const entries = git
    .run("ls-tree", "-r", "-z", "main")
    .split("\0")
    .flatMap((line) => {
      const [facts = "", place = ""] = line.split("\t");
      const oid = facts.split(" ")[2] ?? "";
      const path = place.slice(folder === "" ? 0 : folder.length + 1);
      return path.endsWith(".yml") ? [{ path, oid, text: git.blob(oid).toString() }] : [];
    });
  const read = entries.map(({ path, text }) => readCatalogueFile({ file: path, content: text }));
  const snapshot: Snapshot = {
    commit,
    entries,
    media: [],
    index: indexCatalogue(read.flatMap(({ file, data }) => (data ? [{ file, data }] : []))),
    rows: createRowMaker(territory)(read),
    problems: {} as Snapshot["problems"],
  };
  return {
    "snapshot.json": JSON.stringify(snapshot),
    ...territoryOfSite(),
  };
}

/** The territory, as it comes with the site. */
export function territoryOfSite(): Record<string, string> {
  return { "territory/places.txt": readFileSync(join(ROOT, TERRITORY_FILE), "utf8") };
}
