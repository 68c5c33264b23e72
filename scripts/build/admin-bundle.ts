import { mkdir, readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { type BuildOptions, build, type OutputFile } from "esbuild";
import { ROOT } from "../root.ts";
import { type Compression, compressed } from "./compressed.ts";
import { decapReplacements } from "./decap-replacements.ts";
import type { ServedBy } from "./served-by.ts";
import { writeWhole } from "./write-whole.ts";

/** A file of the admin as it is served: its name, and its length in bytes plain, with gzip and with brotli. */
export interface ServedFile {
  readonly name: string;
  readonly raw: number;
  readonly gzip: number;
  readonly brotli: number;
}

/** Files of `admin/` that are served as they are written. */
const STATIC = [
  { name: "index.html", path: "admin/index.html" },
  { name: "style.css", path: "admin/style.css" },
  { name: "widgets.css", path: "admin/widgets/widgets.css" },
  { name: "lists.css", path: "admin/lists/lists.css" },
  { name: "board.css", path: "admin/board/board.css" },
  { name: "icon.svg", path: "admin/icon.svg" },
];

/** Where files go, and how much time is spent on making them small. */
export interface Output {
  readonly outdir: string;
  /** Whether names are shortened: `false` keeps them readable. */
  readonly minify: boolean;
  readonly compression: Compression;
  /** Whether `admin.js.map` says which line of which source each line of the script comes from. */
  readonly sourceMap?: boolean;
  /** Our own server by default. */
  readonly servedBy?: ServedBy;
  /** The page's security policy, where no server of ours says it in a header. */
  readonly policy?: string;
}

/**
 * Writes the admin into `outdir`: page, styles, script (and its map, if asked for), each beside its .gz and .br. The configuration (`config.yml`)
 * is written there by who calls.
 */
export async function buildAdmin(output: Output): Promise<ServedFile[]> {
  await mkdir(output.outdir, { recursive: true });
  const scripts = (await bundle(output)).map(({ path, contents }) => ({ name: basename(path), contents }));
  const others = STATIC.map(async ({ name, path }) => ({
    name,
    contents: name === "index.html" ? await page(path, output.policy) : await readFile(join(ROOT, path)),
  }));
  const files = [...scripts, ...(await Promise.all(others))];
  return Promise.all(files.map((file) => writeServed(output, file)));
}

/** Writes a file and its compressed forms. */
export async function writeServed(
  { outdir, compression }: Output,
  { name, contents }: { readonly name: string; readonly contents: Uint8Array },
): Promise<ServedFile> {
  // A map is for who looks for a fault, beside the server: it does not travel.
  const { gzip, brotli } = await compressed(contents, name.endsWith(".map") ? "fast" : compression);
  const path = join(outdir, name);
  await mkdir(dirname(path), { recursive: true });
  await Promise.all([
    writeWhole(path, contents),
    writeWhole(`${path}.gz`, gzip),
    writeWhole(`${path}.br`, brotli),
  ]);
  return { name, raw: contents.length, gzip: gzip.length, brotli: brotli.length };
}

/** The admin's page, with its policy before anything that the policy is about. */
async function page(path: string, policy: string | undefined): Promise<Uint8Array> {
  const text = await readFile(join(ROOT, path), "utf8");
  if (policy === undefined) return Buffer.from(text);
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
  return Buffer.from(text.replace('<meta charset="utf-8">', (charset) => `${charset}\n    ${meta}`));
}

async function bundle({ minify, servedBy, sourceMap }: Output): Promise<readonly OutputFile[]> {
  const { outputFiles } = await build({
    ...scriptOptions(ROOT, servedBy),
    minify,
    outfile: "admin.js",
    sourcemap: sourceMap ? "linked" : false,
    logLevel: "error",
  });
  return outputFiles;
}

/** What esbuild is told, for the admin's script of the project under a root. */
export function scriptOptions(root: string, servedBy: ServedBy = "contribution") {
  return {
    absWorkingDir: root,
    entryPoints: [join(root, "admin/main.tsx")],
    bundle: true,
    write: false,
    format: "iife",
    target: "es2022",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"', global: "window" },
    legalComments: "none",
    plugins: [decapReplacements(root, servedBy)],
  } as const satisfies BuildOptions;
}
