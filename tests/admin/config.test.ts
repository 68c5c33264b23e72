import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { jest } from "@jest/globals";
import { build, type PluginBuild } from "esbuild";
import { parse } from "yaml";
import { configYaml, decapConfiguration } from "../../admin/config.ts";
import decapYaml from "../../admin/decap/yaml.ts";
import { groupsOf } from "../../admin/form/groups.ts";
import { COLLECTIONS } from "../../contribution/model/collections.ts";
import { fieldsOf, schemaOf } from "../../contribution/model/schema.ts";

interface Field {
  name: string;
  label: string;
  hint?: string;
  widget: string;
  required: boolean;
}

interface ConfiguredCollection {
  name: string;
  folder: string;
  fields: Field[];
}

const OPTIONS = { backend: { name: "contribution", proxy_url: "/api/v1" } };
const { collections } = decapConfiguration(OPTIONS) as unknown as { collections: ConfiguredCollection[] };

describe("Decap's configuration", () => {
  it("is accepted by Decap's own schema of it", async () => {
    const { validateConfig } = await decapChecks();
    expect(() => validateConfig(parse(configYaml(OPTIONS)))).not.toThrow();
    // Decap prints what it refuses.
    jest.spyOn(console, "error").mockImplementation(() => undefined);
    expect(() => validateConfig({ ...parse(configYaml(OPTIONS)), publish_mode: "none" })).toThrow();
  });

  it("says the same as an object and as a file, whose heading says how it is made", () => {
    const text = configYaml(OPTIONS);
    expect(parse(text)).toEqual(JSON.parse(JSON.stringify(decapConfiguration(OPTIONS))));
    expect(text).toMatch(/^# Configuration of Decap CMS, written by the build/);
    expect(text).not.toMatch(/[&*][a-z]\d/);
  });

  it("keeps in the file, for Decap and for any other reader, the text that looks like something else", () => {
    const more = {
      texts: [
        "2026-01-01",
        "yes",
        "~",
        "",
        "0o17",
        "1e3",
        ".5",
        "012",
        "1_000",
        "<<",
        "# a",
        "a: b",
        "- a",
        "a\nb",
      ],
      no: { absent: undefined, empty: {}, none: [], yes: true, ratio: 0.5, nothing: null },
    };
    const expected = JSON.parse(JSON.stringify(decapConfiguration({ ...OPTIONS, more })));
    const text = configYaml({ ...OPTIONS, more });
    expect(decapYaml.parse(text)).toEqual(expected);
    expect(parse(text)).toEqual(expected);
    expect(parse(decapYaml.stringify(expected))).toEqual(expected);
  });

  describe.each(COLLECTIONS)("the collection $name", ({ name, kind, folder }) => {
    const collection = collections.find((candidate) => candidate.name === name);
    const fields = collection?.fields ?? [];
    const groups = groupsOf(kind);

    it("is read in its folder, the text of an unreadable file first", () => {
      expect(collection?.folder).toBe(folder);
      expect(fields[0]).toMatchObject({ name: "__source", widget: "contribution-source", required: false });
    });

    it("has every key of the schema exactly once, in the schema's order", () => {
      const keys = fields.slice(1).flatMap((field) => groups[field.name] ?? [field.name]);
      const expected = fieldsOf(schemaOf(kind)).map(([key]) => key);
      expect(keys.toSorted()).toEqual(expected.toSorted());
      const alone = (list: string[]) => list.filter((key) => !Object.values(groups).flat().includes(key));
      expect(alone(keys)).toEqual(alone(expected));
    });

    it("takes titles, hints and controls from the schema", () => {
      const nodes = Object.fromEntries(fieldsOf(schemaOf(kind)));
      for (const field of fields.slice(1).filter(({ name: key }) => !groups[key])) {
        const { title, description, "x-widget": named } = nodes[field.name] ?? {};
        expect(field).toMatchObject({ label: title, hint: description });
        expect(field.widget).toMatch(named ? `contribution-${named}` : /^contribution-[a-z]/);
      }
    });

    it("marks as optional what a published file can do without", () => {
      const required = schemaOf(kind).required ?? [];
      for (const field of fields.slice(1)) {
        const keys = groups[field.name] ?? [field.name];
        expect([field.name, field.required]).toEqual([
          field.name,
          keys.some((key) => required.includes(key)),
        ]);
      }
    });
  });
});

/**
 * Decap's own check. It is bundled without what it imports for two lists of names, because these modules start the
 * whole admin, which needs a page.
 */
async function decapChecks(): Promise<{ validateConfig(config: unknown): void }> {
  const outfile = join(mkdtempSync(join(tmpdir(), "config-")), "decap-checks.mjs");
  await build({
    stdin: {
      contents: `import { registerWidget } from "decap-cms-core/dist/esm/lib/registry.js";
        export { validateConfig } from "decap-cms-core/dist/esm/constants/configSchema.js";
        registerWidget("string", () => null);`,
      resolveDir: process.cwd(),
    },
    bundle: true,
    format: "esm",
    outfile,
    logLevel: "silent",
    plugins: [{ name: "names-only", setup: replaceLists }],
  });
  return import(pathToFileURL(outfile).href);
}

function replaceLists({ onResolve, onLoad }: PluginBuild): void {
  onResolve({ filter: /^\.\.\/(formats\/formats|lib\/i18n)/ }, () => ({ path: "names", namespace: "names" }));
  onLoad({ filter: /.*/, namespace: "names" }, () => ({
    contents: `export const frontmatterFormats = ["frontmatter"];
      export const extensionFormatters = { yml: {}, json: {} };
      export const I18N_STRUCTURE = { SINGLE: "single_file" };
      export const I18N_FIELD = { NONE: "none" };`,
  }));
}
