import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type BuildFailure, build } from "esbuild";
import { scriptOptions } from "../build/admin-bundle.ts";
import { SWAPPED } from "../build/decap-replacements.ts";
import { TOUCHED } from "../build/decap-touches.ts";

const CORE = "node_modules/decap-cms-core/dist/esm";
const ADMINS = ["contribution", "github", "gitlab"] as const;

/**
 * Which of our exceptions to Decap do not apply in the project under a root, a sentence each: modules replaced or
 * emptied that nothing imports, text to rewrite that is not there, imports that lead nowhere, and what is touched by
 * name. The admin of each kind of server is built to know it.
 */
export async function failingExceptions(root: string): Promise<string[]> {
  const failing = TOUCHED.filter(({ module, find }) => !find.test(read(join(root, CORE, module)))).map(
    ({ module, find, by, reason }) => `${module} has no ${find.source} any more; ${by} ${reason}`,
  );
  for (const admin of ADMINS) {
    try {
      await build({ ...scriptOptions(root, admin), logLevel: "silent" });
    } catch (error) {
      const { errors } = error as Partial<BuildFailure>;
      if (!errors) throw error;
      for (const { text, location } of errors) failing.push(location ? `${location.file}: ${text}` : text);
    }
  }
  return [...new Set(failing)];
}

/** The modules of Decap that ours stand for and whose text differs between the projects under two roots. */
export function changedOriginals(root: string, other: string): string[] {
  const originals = SWAPPED.map(({ module, file }) => ({ path: join(CORE, `${module}.js`), file }));
  return originals
    .filter(({ path }) => read(join(root, path)) !== read(join(other, path)))
    .map(({ path, file }) => `${path.slice(CORE.length + 1)}, for which ${file} stands`);
}

function read(file: string): string {
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}
