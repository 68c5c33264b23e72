import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  linkSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { readCatalogue } from "../../scripts/read-catalogue.ts";
import { ROOT, repositoryWithData, runToEnd } from "../support/command.ts";
import { CORPUS } from "../support/corpus.ts";

const FILE = "benefits/javascript/departement_somme-aide-a-essayer.yml";
const DEFECTS = `label: "aide  à essayer"
institution: departement_somme
prefix: l'
description: Cette aide existe pour l'essai, et rien d’autre.
conditions_generales:
  - type: departements # les lieux
    values: ["80", "80"]
profils: []
conditions:
  - Être majeur
type: float
montant: 100
unit: €
periodicite: ponctuelle
link: https://www.somme.fr/aide?utm_source=lettre
instructions: https://www.somme.fr/demander
`;
const MENDED = `label: "aide à essayer"
institution: departement_somme
prefix: l’
description: Cette aide existe pour l’essai, et rien d’autre.
conditions_generales:
  - type: departements # les lieux
    values: ["80"]
conditions:
  - Être majeur.
type: float
montant: 100
unit: €
periodicite: ponctuelle
link: https://www.somme.fr/aide
instructions: https://www.somme.fr/demander
`;

const { directory, git } = repositoryWithData();
const path = join(directory, FILE);
const validate = (...args: string[]) => runToEnd("validate", "--data", directory, ...args);

afterAll(() => rmSync(directory, { recursive: true }));

describe("npm run validate -- --fix", () => {
  beforeEach(() => writeFileSync(path, DEFECTS));

  it("shows what it would do without doing it", () => {
    const { status, stdout } = validate("--fix", "--dry-run", path);
    expect(status).toBe(0);
    expect(stdout).toContain(`--- a/${FILE}`);
    expect(stdout).toContain("-  - Être majeur\n+  - Être majeur.");
    expect(readFileSync(path, "utf8")).toBe(DEFECTS);
  });

  it("makes every safe repair as a small edit, says so, and does nothing the second time", () => {
    const { stdout } = validate("--fix", path);
    expect(readFileSync(path, "utf8")).toBe(MENDED);
    expect(stdout).toContain(`${FILE}:1:1: Retirer les espaces en trop [untrimmed]`);
    expect(validate("--fix", path).stdout).toBe("0 réparation faite.\n");
    expect(readFileSync(path, "utf8")).toBe(MENDED);
    expect(validate("--max-warnings", "0", path).status).toBe(0);
  });

  it("makes those of the codes that are named, and no other", () => {
    const { stdout } = validate("--fix", "apostrophe,untrimmed", path);
    expect(stdout).toContain("[apostrophe]");
    expect(readFileSync(path, "utf8")).toBe(
      DEFECTS.replace("aide  à", "aide à").replace("l'essai", "l’essai"),
    );
  });

  it("exits with 1 where errors are left, and prints them", () => {
    writeFileSync(path, DEFECTS.replace("institution: departement_somme", "institution: personne"));
    const { status, stdout } = validate("--fix", path);
    expect(status).toBe(1);
    expect(stdout).toMatch(/réparations faites\.\n.*personne.*\[institution-unknown\]\n$/);
  });

  it("does not make a repair that brings a problem to another file, and says which", () => {
    const [former, current] = ["institutions/ville_pierre_benite.yml", "institutions/ville_oullins.yml"];
    const commune = (name: string, code: string, siren: string) =>
      `name: ${name}\ntype: commune\ncode_insee: "${code}"\ncode_siren: "${siren}"\n`;
    writeFileSync(join(directory, former), commune('"Pierre-Bénite  "', "69152", "216901520"));
    writeFileSync(join(directory, current), commune("Oullins-Pierre-Bénite", "69149", "200100000"));
    const { stdout } = validate("--fix", former, current);
    expect(stdout).toMatch(
      /ville_pierre_benite\.yml:3:1: .*\[code-former\] : pas fait, .* \[insee-duplicate\]\n/,
    );
    expect(readFileSync(join(directory, former), "utf8")).toBe(
      commune('"Pierre-Bénite"', "69152", "216901520"),
    );
    for (const file of [former, current]) rmSync(join(directory, file));
  });
});

(CORPUS ? it : it.skip)(
  "npm run validate -- --fix brings nothing to any real file, and leaves nothing for a second time",
  () => {
    const real = mkdtempSync(join(tmpdir(), "corpus-"));
    for (const folder of ["benefits", "institutions"])
      cpSync(join(CORPUS ?? "", folder), join(real, folder), { recursive: true });
    const said = () => new Set(readCatalogue(real).diagnostics.map(({ file, code }) => `${file} ${code}`));
    const before = said();
    const { stdout } = runToEnd("validate", "--data", real, "--fix");
    expect(stdout).toMatch(/^[1-9]\d* réparations faites\.$/m);
    expect([...said()].filter((one) => !before.has(one))).toEqual([]);
    expect(runToEnd("validate", "--data", real, "--fix").stdout).toMatch(/^0 réparation faite\.$/m);
    rmSync(real, { recursive: true });
  },
);

it("npm run validate -- --fix replaces a file in one step, with its rights, so that a stop never leaves half of it", () => {
  writeFileSync(path, DEFECTS);
  chmodSync(path, 0o640);
  const before = join(directory, "before");
  linkSync(path, before);
  validate("--fix", path);
  expect([readFileSync(before, "utf8"), readFileSync(path, "utf8")]).toEqual([DEFECTS, MENDED]);
  expect(statSync(path).mode & 0o777).toBe(0o640);
  expect(readdirSync(dirname(path)).filter((name) => !name.endsWith(".yml"))).toEqual([]);
  rmSync(before);
});

describe("npm run validate -- --changed", () => {
  beforeEach(() => {
    git("reset", "--quiet", "--hard");
    git("clean", "--quiet", "-d", "--force");
  });

  it("says nothing where nothing changed", () => {
    expect(validate("--changed", "HEAD")).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("0 fichier vérifié"),
    });
  });

  it("checks a changed and an untracked file, and no other", () => {
    writeFileSync(path, DEFECTS);
    const other = join(directory, "benefits/javascript/ville_lille-bourse-au-bafa.yml");
    writeFileSync(other, readFileSync(other, "utf8").replace(/^montant: .*$/m, "montant: 0"));
    const { status, stdout } = validate("--changed", "HEAD");
    expect(status).toBe(1);
    expect(stdout).toContain("ville_lille-bourse-au-bafa.yml");
    expect(stdout).toContain("[amount-missing]");
    expect(stdout).toContain(FILE);
    expect(stdout).toContain("2 fichiers vérifiés");
    expect(validate("--changed", "HEAD").stdout).toBe(stdout);
  });

  it("follows a removed institution to its benefits, and a name to its twin", () => {
    rmSync(join(directory, "institutions/ville_lille.yml"));
    const removed = validate("--changed", "HEAD").stdout;
    expect(removed).toMatch(/ville_lille-bourse-au-bafa\.yml:2:1: .*\[institution-unknown\]/);
    git("reset", "--quiet", "--hard");
    const twin = readFileSync(join(directory, "benefits/javascript/ville_lille-bourse-au-bafa.yml"), "utf8");
    writeFileSync(join(directory, "benefits/javascript/ville_lille-bourse-au-bafa-bis.yml"), twin);
    expect(validate("--changed", "HEAD").stdout).toMatch(
      /ville_lille-bourse-au-bafa\.yml:1:1: .*\[benefit-duplicate\]/,
    );
  });

  it("ends with 2 for a revision that nobody knows", () => {
    expect(validate("--changed", "jamais")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("jamais"),
    });
  });
});

describe("npm run validate, its other options", () => {
  it("reads standard input as a file of the catalogue", () => {
    const run = (input: string) =>
      spawnSync(process.execPath, [join(ROOT, "scripts/run.cjs"), "validate", "-", "--as", FILE], {
        encoding: "utf8",
        input,
      });
    expect(run(MENDED)).toMatchObject({ status: 0, stdout: expect.stringContaining("1 fichier vérifié") });
    expect(run(DEFECTS)).toMatchObject({ status: 1, stdout: expect.stringContaining(`${FILE}:1:1: `) });
    expect(validate("-")).toMatchObject({ status: 2, stderr: expect.stringContaining("--as") });
  });

  it("fails on too many warnings", () => {
    writeFileSync(
      path,
      MENDED.replace("label:", "top: 1\nlabel:")
        .replace("instructions:", "form:")
        .replace("demander", "aide"),
    );
    expect(validate(path).status).toBe(0);
    expect(validate("--max-warnings", "0", path).status).toBe(1);
    expect(validate("--max-warnings", "beaucoup").status).toBe(2);
  });

  it("writes JSON as its schema says", () => {
    writeFileSync(path, DEFECTS);
    const schema = JSON.parse(readFileSync(join(ROOT, "schemas/report.schema.json"), "utf8"));
    const check = new Ajv2020({ strict: false }).compile(schema);
    for (const edits of [[], ["--edits"]]) {
      const report = JSON.parse(validate("--format", "json", ...edits, path).stdout);
      expect(check(report) ? [] : check.errors).toEqual([]);
      expect(report.diagnostics.some((one: { fix?: unknown }) => one.fix)).toBe(edits.length > 0);
    }
    expect(validate("--edits", path)).toMatchObject({ status: 2, stdout: "" });
  });

  it("gives repairs as edits, each of which alone mends what it is said to mend", () => {
    writeFileSync(path, DEFECTS);
    const { diagnostics } = JSON.parse(validate("--format", "json", "--edits", path).stdout);
    const fixed = diagnostics.filter((one: { fix?: unknown }) => one.fix);
    expect(fixed.length).toBeGreaterThan(1);
    for (const { code, path: at, fix } of fixed) {
      const text = fix.edits.reduceRight(
        (before: string, { start, end, text: after }: { start: number; end: number; text: string }) =>
          before.slice(0, start) + after + before.slice(end),
        DEFECTS,
      );
      expect(text).not.toBe(DEFECTS);
      writeFileSync(path, text);
      const left = JSON.parse(validate("--format", "json", path).stdout).diagnostics;
      expect(left).not.toContainEqual(expect.objectContaining({ code, path: at }));
    }
  });

  it("says what is wrong from the top of a file to its end, in every format", () => {
    writeFileSync(path, DEFECTS);
    const PLACES = {
      text: /\.yml:(\d+):(\d+):/g,
      json: /"start": \{\s+"line": (\d+),\s+"column": (\d+)/g,
      github: /,line=(\d+),col=(\d+)/g,
      sarif: /"startLine": (\d+),\s+"startColumn": (\d+)/g,
    };
    for (const [format, place] of Object.entries(PLACES)) {
      const { stdout } = validate("--format", format, path);
      const places = [...stdout.matchAll(place)].map(
        ([, line, column]) => Number(line) * 1000 + Number(column),
      );
      expect(places.length).toBeGreaterThan(5);
      expect(places).toEqual(places.toSorted((one, other) => one - other));
    }
  });

  it("explains a code, and says when there is no such code", () => {
    const { status, stdout } = validate("--explain", "commune-former");
    expect(status).toBe(0);
    expect(stdout).toContain("commune-former");
    expect(validate("--explain", "nothing").status).toBe(2);
  });
});
