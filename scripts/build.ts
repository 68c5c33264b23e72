import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { buildAdminSite } from "./build/admin-site.ts";
import { catalogueFiles } from "./build/catalogue-files.ts";
import { type Option, readArguments, runCommand } from "./options.ts";
import { readCatalogue } from "./read-catalogue.ts";
import { ROOT } from "./root.ts";
import { textFormat } from "./validate/text-format.ts";

const USAGE = "npm run build -- [--data DIR] [--out DIR]";

const OPTIONS: Readonly<Record<string, Option>> = {
  data: {
    type: "string",
    value: "DIR",
    help: "data root: the folder that holds benefits/ and institutions/",
    default: "the project",
  },
  out: {
    type: "string",
    value: "DIR",
    help: "where to write admin/, catalogue.json and catalogue.d.ts",
    default: "dist",
  },
};

/** Exit code: 0 when everything is written, 1 when the data has errors (nothing is written then), 2 otherwise. */
await runCommand(async () => {
  const { values } = readArguments(USAGE, OPTIONS);
  const root = resolve(typeof values.data === "string" ? values.data : ROOT);
  const out = resolve(typeof values.out === "string" ? values.out : join(ROOT, "dist"));
  const { diagnostics, files } = readCatalogue(root);
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length > 0) {
    console.error(textFormat("").file({ diagnostics: errors }));
    return 1;
  }
  const valid = files.flatMap(({ file, data }) => (data ? [{ file, data }] : []));
  mkdirSync(out, { recursive: true });
  for (const { name, text } of catalogueFiles(valid)) {
    writeFileSync(join(out, name), text);
    console.log(`${name}  ${kilobytes(Buffer.byteLength(text))}`);
  }
  for (const { name, raw, brotli } of await buildAdminSite(join(out, "admin"), "best")) {
    console.log(`admin/${name}  ${kilobytes(raw)}, brotli ${kilobytes(brotli)}`);
  }
  return 0;
});

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(0)} kB`;
}
