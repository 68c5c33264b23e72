import { readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

// Commands that people run without thinking: all they need in one file, whose compiled code is kept.
const INSTANT = new Set(["validate"]);

/**
 * Bundles a command into `dist/commands`, and beside it `<name>.json`: the name of the `bundle`, of the file for its
 * compiled `code` if that is to be kept, the version of `node`, and the `inputs` that must not have changed `since` a time (ms).
 */
export async function bundleCommand(root, name) {
  const since = Date.now();
  const folder = join(root, "dist/commands");
  const instant = INSTANT.has(name);
  const bundle = `${name}.${instant ? "cjs" : "mjs"}`;
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [`scripts/${name}.ts`],
    outfile: unfinished(join(folder, bundle)),
    bundle: true,
    platform: "node",
    target: "node20",
    metafile: true,
    logLevel: "error",
    ...(instant ? INSTANT_OPTIONS : { format: "esm", packages: "external" }),
  });
  finish(join(folder, bundle));
  const own = Object.keys(metafile.inputs).filter((path) => !path.includes("node_modules/"));
  const inputs = [...own, "package-lock.json", "scripts/run.cjs", "scripts/bundle-command.mjs"];
  // A new name for each bundle: V8 would take the code of another one of the same length for its own.
  const code = instant ? `${name}.${since}.code` : undefined;
  for (const file of readdirSync(folder).filter(
    (file) => file.startsWith(`${name}.`) && file.includes(".code"),
  ))
    rmSync(join(folder, file), { force: true });
  // What an earlier bundle kept may have another shape.
  if (instant) rmSync(join(folder, "catalogues"), { recursive: true, force: true });
  const known = join(folder, `${name}.json`);
  writeFileSync(unfinished(known), JSON.stringify({ bundle, code, node: process.version, since, inputs }));
  finish(known);
}

/** Where a file is written before it takes its place: another run must not read half of it. */
function unfinished(file) {
  return `${file}.${process.pid}`;
}

function finish(file) {
  renameSync(unfinished(file), file);
}

const INSTANT_OPTIONS = {
  format: "cjs",
  // Names stay for whoever profiles the command.
  minify: !process.env.READABLE,
  // A function, so that the runner need not wrap, and copy, the whole text.
  banner: {
    js: '(function (require, bundleFile) { const bundleUrl = require("node:url").pathToFileURL(bundleFile).href;',
  },
  footer: { js: "})" },
  define: { "import.meta.url": "bundleUrl" },
};
