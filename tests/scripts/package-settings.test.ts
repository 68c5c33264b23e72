import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packageSettings, SETTINGS_FILE } from "../../scripts/build/package-settings.ts";
import { UsageError } from "../../scripts/options.ts";

const root = mkdtempSync(join(tmpdir(), "settings-"));
const FILE = join(root, SETTINGS_FILE);

afterEach(() => rmSync(FILE, { force: true }));
afterAll(() => rmSync(root, { recursive: true }));

function refusal(text: string, options = {}): string {
  writeFileSync(FILE, text);
  try {
    packageSettings(root, undefined, options);
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  throw new Error("It was not refused.");
}

const NAME = "doit être le nom d’un paquet npm, par exemple @equipe/catalogue ;";
const VERSION = "doit être une version à trois nombres, par exemple 1.4.0 ;";
const PAGE = "doit être une adresse complète, par exemple https://exemple.fr ;";
const ADDRESS = "doit être une adresse, ou un objet comme npm le veut ;";

it.each<[string, unknown, string]>([
  ["name", "Mon Catalogue", `${NAME} "Mon Catalogue" ne convient pas.`],
  ["name", "@équipe/aides", `${NAME} "@équipe/aides" ne convient pas.`],
  ["name", "a".repeat(215), `${NAME} "${"a".repeat(79)} ne convient pas.`],
  ["name", "", `${NAME} "" ne convient pas.`],
  ["version", "demain", `${VERSION} "demain" ne convient pas.`],
  ["version", "1.4", `${VERSION} "1.4" ne convient pas.`],
  ["version", 2, `${VERSION} 2 ne convient pas.`],
  ["description", " ", 'doit être un texte ; " " ne convient pas.'],
  ["author", { name: "Léa" }, 'doit être un texte ; {"name":"Léa"} ne convient pas.'],
  ["homepage", "exemple.fr", `${PAGE} "exemple.fr" ne convient pas.`],
  ["homepage", "javascript:alert(1)", `${PAGE} "javascript:alert(1)" ne convient pas.`],
  ["repository", 12, `${ADDRESS} 12 ne convient pas.`],
  ["bugs", [], `${ADDRESS} [] ne convient pas.`],
  ["keywords", "aides", 'doit être une liste de mots ; "aides" ne convient pas.'],
  ["keywords", ["aides", ""], 'doit être une liste de mots ; ["aides",""] ne convient pas.'],
  [
    "publishConfig",
    "public",
    'doit être un objet comme npm le veut, par exemple {"access":"public"} ; "public" ne convient pas.',
  ],
])("says what %s must be, instead of %j", (key, value, sentence) => {
  expect(refusal(JSON.stringify({ [key]: value }))).toBe(`${FILE} : « ${key} » ${sentence}`);
});

it.each(["versions", "toString", "__proto__"])("names the settings that there are, instead of %s", (key) => {
  expect(refusal(`{"${key}": 1}`)).toBe(
    `${FILE} : « ${key} » n’est pas un réglage du paquet. Il y a name, version, description, author, homepage, repository, bugs, keywords, publishConfig.`,
  );
});

it.each([
  ["{", "n’est pas écrit en JSON : vérifiez les guillemets, les virgules et les accolades."],
  ["", "n’est pas écrit en JSON : vérifiez les guillemets, les virgules et les accolades."],
  ["[]", 'doit contenir un objet, par exemple {"name":"@equipe/catalogue"}.'],
  ["null", 'doit contenir un objet, par exemple {"name":"@equipe/catalogue"}.'],
])("says of %j that it is no object of settings", (text, sentence) => {
  expect(refusal(text)).toBe(`${FILE} ${sentence}`);
});

it("says of a file that was named and is not there what to look at", () => {
  expect(() => packageSettings(root, join(root, "nowhere.json"), {})).toThrow(
    /nowhere\.json ne peut pas être lu : vérifiez que ce fichier existe/,
  );
});

it("names the option where it is the wrong one, and takes it before the file otherwise", () => {
  expect(refusal('{"version": "1.0.0"}', { version: "deux" })).toBe(
    `--version : ${VERSION} "deux" ne convient pas.`,
  );
  writeFileSync(FILE, '{"name": "@equipe/aides", "version": "1.0.0", "keywords": ["aides"]}');
  expect(packageSettings(root, undefined, { version: "1.4.0-rc.1" })).toEqual({
    name: "@equipe/aides",
    version: "1.4.0-rc.1",
    keywords: ["aides"],
  });
  expect(packageSettings(tmpdir(), undefined, {})).toEqual({});
});
