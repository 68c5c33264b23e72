import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { buildCatalogue, type ValidFile } from "../contribution/catalogue/build-catalogue.ts";
import { leftOutLine, publishable } from "../contribution/catalogue/publishable.ts";
import { buildAdminSite } from "./build/admin-site.ts";
import { type CatalogueOptions, catalogueFiles } from "./build/catalogue-files.ts";
import { FORGE_OPTIONS, readForgeOptions } from "./build/forge-options.ts";
import { buildForgeSite } from "./build/forge-site.ts";
import { formerCatalogue } from "./build/former-catalogue.ts";
import { packageSettings, SETTINGS_FILE } from "./build/package-settings.ts";
import { type Option, readArguments, runCommand, UsageError } from "./options.ts";
import { readCatalogue } from "./read-catalogue.ts";
import { ROOT } from "./root.ts";
import { textFormat } from "./validate/text-format.ts";

const USAGE =
  "npm run build -- [--data DIR] [--out DIR] [--name NAME] [--version VERSION] [--package FILE] [--since FILE] [--strict] [--source-map] [--backend github|gitlab --repo OWNER/NAME]";

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
    help: "where to write admin/, package/, catalogue.json and catalogue.d.ts",
    default: "dist",
  },
  name: {
    type: "string",
    value: "NAME",
    help: "name of the package, with its scope if it has one, such as @team/catalogue",
    default: "contribution-catalogue",
  },
  package: {
    type: "string",
    value: "FILE",
    help: "JSON file with the name, version, description, author, homepage, repository, bugs, keywords and publishConfig of the package",
    default: `${SETTINGS_FILE} at the data root, if it is there`,
  },
  version: {
    type: "string",
    value: "VERSION",
    help: "version of the package, such as 1.4.0",
    default: "one that says its content",
  },
  since: {
    type: "string",
    value: "FILE",
    help: "a former catalogue.json: what changed is written to changes.md and changes.json",
  },
  strict: {
    type: "boolean",
    help: "write no catalogue when the data has an error; without it, what has one is left out and named",
  },
  "source-map": {
    type: "boolean",
    help: "write admin/admin.js.map too, so that a browser shows the sources of the admin",
  },
  ...FORGE_OPTIONS,
};

/** Exit code: 0 when everything is written, 1 when `--strict` finds an error (then no catalogue is written), 2 otherwise. */
await runCommand(async () => {
  const { values } = readArguments(USAGE, OPTIONS);
  const root = resolve(typeof values.data === "string" ? values.data : ROOT);
  const out = resolve(typeof values.out === "string" ? values.out : join(ROOT, "dist"));
  const settings = packageSettings(root, textIn(values.package), {
    name: textIn(values.name),
    version: textIn(values.version),
  });
  const since = typeof values.since === "string" ? formerCatalogue(values.since) : undefined;
  const forge = readForgeOptions(values);
  if (forge && values["source-map"]) throw new UsageError("--source-map goes with our own server.");
  const { diagnostics, files } = readCatalogue(root);
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const { files: valid, leftOut } = publishable(files, new Set(errors.map(({ file }) => file)));
  process.stderr.write(textFormat("").file({ diagnostics: errors }));
  const isRefused = values.strict === true && errors.length > 0;
  if (!isRefused) {
    process.stderr.write(leftOut.map((one) => `${leftOutLine(one)}\n`).join(""));
    await writeCatalogue(out, valid, { settings, ...(since && { since }) });
  }
  const admin = join(out, "admin");
  const sourceMap = values["source-map"] === true;
  const site = forge
    ? await buildForgeSite(admin, root, forge)
    : await buildAdminSite(admin, "best", { sourceMap });
  for (const { name, raw, brotli } of site) {
    console.log(`admin/${name}  ${kilobytes(raw)}, brotli ${kilobytes(brotli)}`);
  }
  return isRefused ? 1 : 0;
});

async function writeCatalogue(out: string, valid: readonly ValidFile[], options: CatalogueOptions) {
  for (const { name, text } of await catalogueFiles(buildCatalogue(valid), options)) {
    mkdirSync(dirname(join(out, name)), { recursive: true });
    writeFileSync(join(out, name), text);
    console.log(`${name}  ${kilobytes(Buffer.byteLength(text))}`);
  }
}

function textIn(value: string | boolean | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(0)} kB`;
}
