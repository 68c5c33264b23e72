// Bundles a command with esbuild when its sources are newer than its bundle, then runs it. Plain JavaScript,
// because Node 20 cannot read TypeScript.
import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { modified, newest } from "./newest.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const name = process.argv[2];
const source = join(root, "scripts", `${name}.ts`);

if (!name || !existsSync(source)) {
  const commands = readdirSync(join(root, "scripts"))
    .filter((file) => file.endsWith(".ts"))
    .map((file) => file.slice(0, -3));
  console.error(`Usage: node scripts/run.mjs <${commands.join("|")}> [options]`);
  process.exit(2);
}

const SOURCES = ["contribution", "schemas", "scripts", "server", "admin", "package-lock.json"];
const bundle = join(root, "dist", "commands", `${name}.mjs`);
if (newest(root, SOURCES) > modified(bundle)) {
  const { build } = await import("esbuild");
  await build({
    entryPoints: [source],
    outfile: bundle,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    logLevel: "error",
  });
}
process.argv.splice(2, 1);
await import(pathToFileURL(bundle).href);
