import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { ROOT } from "../../scripts/root.ts";
import { openBrowser } from "../support/chromium.ts";

const COPIED = ["contribution", "schemas", "scripts", "admin", "package.json"].concat(
  ["eligibility", "model", "support"].map((folder) => `tests/${folder}`),
);

/** A copy of the code in a temporary folder, with the dependencies of this one, to change as a newcomer would. */
export function throwawayCopy(): string {
  const copy = mkdtempSync(join(tmpdir(), "throwaway-"));
  for (const part of COPIED) cpSync(join(ROOT, part), join(copy, part), { recursive: true });
  symlinkSync(join(ROOT, "node_modules"), join(copy, "node_modules"));
  return copy;
}

/** Changes a schema of a copy. */
export function changeSchema(copy: string, name: string, change: (schema: Schema) => void): void {
  const file = join(copy, "schemas", `${name}.schema.json`);
  const schema = JSON.parse(readFileSync(file, "utf8"));
  change(schema);
  writeFileSync(file, JSON.stringify(schema, null, 2));
}

/** The parts of a schema that tests change. */
export interface Schema {
  properties: Record<string, { properties: Record<string, unknown> }>;
  $defs: Record<string, { oneOf: unknown[] }>;
}

/** Puts text in the place of another in a file of a copy, where it must be. */
export function rewrite(copy: string, file: string, from: string, to: string): void {
  const text = readFileSync(join(copy, file), "utf8");
  if (!text.includes(from)) throw new Error(`${file} does not hold: ${from}`);
  writeFileSync(
    join(copy, file),
    text.replace(from, () => to),
  );
}

/** `npm run generate` in a copy. */
export function generate(copy: string): void {
  execFileSync(process.execPath, [join(copy, "scripts/run.cjs"), "generate"], { stdio: "pipe" });
}

/** What a function of a copy's module gives in a page of a browser, where the admin runs; what goes and comes is JSON. */
export async function callIn(
  copy: string,
  module: string,
  name: string,
  argument: unknown,
): Promise<unknown> {
  const { outputFiles } = await build({
    entryPoints: [join(copy, module)],
    bundle: true,
    write: false,
    format: "iife",
    globalName: "module",
    jsx: "automatic",
    target: "es2022",
    define: { "process.env.NODE_ENV": '"development"' },
    logLevel: "error",
  });
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: outputFiles[0]?.text ?? "" });
    return await page.evaluate(`module[${JSON.stringify(name)}](${JSON.stringify(argument)})`);
  } finally {
    await browser.close();
  }
}
