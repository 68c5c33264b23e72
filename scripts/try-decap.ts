import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Option, readArguments, runCommand, UsageError } from "./options.ts";
import { ROOT } from "./root.ts";
import { changedOriginals, failingExceptions } from "./try-decap/exceptions.ts";

const USAGE = "npm run try-decap -- [--version VERSION]";

const OPTIONS: Readonly<Record<string, Option>> = {
  version: { type: "string", value: "VERSION", help: "of decap-cms-app", default: "the newest" },
};

const APP = "decap-cms-app";
const CORE = "decap-cms-core";
const COPIED = ["admin", "contribution", "schemas", "tsconfig.json", "package-lock.json"];

/**
 * Builds the admin on another version of Decap, in a folder that is thrown away, and says which of our exceptions do
 * not apply there. Exit code 0 when all do, 1 when some do not, 2 when it could not be tried.
 */
await runCommand(async () => {
  const { values } = readArguments(USAGE, OPTIONS);
  const wanted = `${APP}@${String(values.version ?? "latest")}`;
  const folder = mkdtempSync(join(tmpdir(), "try-decap-"));
  try {
    for (const name of COPIED) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
    const { version, dependencies } = published(wanted);
    const own = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
    console.log(`Trying ${APP} ${version}; the project has ${versionIn(ROOT, APP)}.`);
    // All packages of Decap move together; whatever else the project uses stays as it is.
    for (const name of Object.keys(own.dependencies))
      if (name === APP) own.dependencies[name] = version;
      else if (name.startsWith("decap-cms-")) own.dependencies[name] = dependencies[name];
    writeFileSync(join(folder, "package.json"), JSON.stringify(own));
    npm(["install", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"], folder);
    console.log(`Its core is ${versionIn(folder, CORE)}; the project's, ${versionIn(ROOT, CORE)}.`);
    const failing = await failingExceptions(folder);
    tell("Every exception applies.", "Exceptions that do not apply:", failing);
    tell("No module that ours replaces has changed.", "Changed, to compare:", changedOriginals(ROOT, folder));
    return failing.length > 0 ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

function published(wanted: string): { version: string; dependencies: Readonly<Record<string, string>> } {
  const text = npm(["view", wanted, "version", "dependencies", "--json"], ROOT);
  const known: unknown = text && JSON.parse(text);
  if (!known || Array.isArray(known)) throw new UsageError(`${wanted} is not one version of a package.`);
  return known as ReturnType<typeof published>;
}

function versionIn(root: string, name: string): string {
  return JSON.parse(readFileSync(join(root, "node_modules", name, "package.json"), "utf8")).version;
}

function npm(args: readonly string[], cwd: string): string {
  return execFileSync("npm", args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
}

function tell(none: string, some: string, lines: readonly string[]): void {
  console.log([lines.length > 0 ? some : none, ...lines.map((line) => `  ${line}`)].join("\n"));
}
