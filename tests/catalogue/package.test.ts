import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { Ajv2020 } from "ajv/dist/2020.js";
import { buildCatalogue } from "../../contribution/catalogue/build-catalogue.ts";
import { createSimulator } from "../../contribution/catalogue/create-simulator.ts";
import { evaluationData } from "../../contribution/catalogue/evaluation-data.ts";
import { compileCatalogue } from "../../contribution/eligibility/index/compile-catalogue.ts";
import { TERRITORY_FILE } from "../../contribution/territory/territory.ts";
import { randomFrom, randomSituations } from "../../scripts/bench/eligibility/random-situations.ts";
import { packageFiles } from "../../scripts/build/package-files.ts";
import { readCatalogue } from "../../scripts/read-catalogue.ts";
import { ROOT } from "../../scripts/root.ts";
import { openBrowser, watchProblems } from "../support/chromium.ts";
import { CORPUS } from "../support/corpus.ts";
import { eventually } from "../support/eventually.ts";
import { surroundings } from "../support/surroundings.ts";
import { territory } from "../support/territory.ts";

const places = readFileSync(join(ROOT, TERRITORY_FILE), "utf8");
const LIMIT = 40_000;

/** The catalogue of a data root; files with errors, which a real corpus has, are left out. */
function catalogueOf(root: string) {
  const { files, diagnostics } = readCatalogue(root);
  const wrong = new Set(diagnostics.filter(({ severity }) => severity === "error").map(({ file }) => file));
  const isInstitution = (file: string) => file.startsWith("institutions/");
  return buildCatalogue(
    files.flatMap(({ file, data }) =>
      data && (isInstitution(file) || !wrong.has(file)) ? [{ file, data }] : [],
    ),
  );
}

const ROOTS = [
  { name: "the project's catalogue", root: ROOT },
  ...(CORPUS ? [{ name: "the corpus", root: CORPUS }] : []),
];

describe.each(ROOTS)("the package of $name", ({ root }) => {
  const catalogue = catalogueOf(root);
  const data = evaluationData(catalogue, places);

  it("is what its schema says", () => {
    const schema = JSON.parse(readFileSync(join(ROOT, "schemas/catalogue.schema.json"), "utf8"));
    const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true });
    const validate = ajv.compile(schema);
    expect([validate(catalogue), validate.errors?.slice(0, 3) ?? []]).toEqual([true, []]);
    const [first] = catalogue.benefits;
    expect(validate({ version: 1, benefits: [{ ...first, institution: "etat" }] })).toBe(false);
  });

  it("answers from its few places as from the whole territory", () => {
    const small = createSimulator(data);
    const whole = compileCatalogue(catalogue.benefits, surroundings);
    const people = randomSituations(80, randomFrom(7), {
      territory,
      benefits: catalogue.benefits,
      missing: 0.1,
    });
    for (const person of people) {
      expect(small.simulate(person)).toEqual(whole.simulate(person));
      const [one, other] = [small, whole].map((simulator) =>
        simulator.explainAll(person).map((answer) => [answer.id, answer.status]),
      );
      expect(one).toEqual(other);
    }
  });

  it("evaluates from at most 40 kB of data and code, compressed", async () => {
    const files = await packageFiles(catalogue);
    const sizes = files
      .filter(({ name }) => name === "evaluation.js" || name === "index.js")
      .map(({ name, text }) => [name, brotliCompressSync(text).length] as const);
    const total = sizes.reduce((sum, [, size]) => sum + size, 0);
    // A failure says which file weighs what.
    expect([total <= LIMIT, sizes]).toEqual([true, sizes]);
  });
});

describe("the package, installed", () => {
  const folder = mkdtempSync(join(tmpdir(), "package-"));
  const project = join(folder, "project");

  beforeAll(async () => {
    const source = join(folder, "source");
    mkdirSync(source);
    mkdirSync(project);
    for (const { name, text } of await packageFiles(catalogueOf(ROOT), "2.3.4"))
      writeFileSync(join(source, name), text);
    execFileSync("npm", ["pack", "--silent", "--pack-destination", project], { cwd: source });
    writeFileSync(join(project, "package.json"), '{ "name": "simulator", "type": "module" }\n');
    const archive = join(project, "contribution-catalogue-2.3.4.tgz");
    execFileSync("npm", ["install", "--silent", "--offline", "--no-audit", "--no-fund", archive], {
      cwd: project,
    });
  });

  it("answers in an empty project, by types that hold", () => {
    writeFileSync(
      join(project, "program.ts"),
      `import { loadCatalogue, openSimulator, type Answer, type Catalogue, type Situation } from "contribution-catalogue";
const simulator = openSimulator();
const person: Situation = { dateDeValeur: "2026-09-01", menage: { depcom: "30189" }, boursier: true };
const { eligible, unknown } = simulator.simulate(person);
const answer: Answer | undefined = simulator.explain(unknown[0]?.id ?? "", person);
const asked = answer && "questions" in answer ? answer.questions.map(({ key }) => key) : [];
const catalogue: Catalogue = await loadCatalogue();
console.log(JSON.stringify([eligible.length, unknown.length, asked.length, catalogue.benefits.length]));
`,
    );
    const tsc = join(ROOT, "node_modules/typescript/bin/tsc");
    const options = ["--strict", "--target", "es2022", "--module", "nodenext", "--lib", "es2022,dom"];
    execFileSync(process.execPath, [tsc, ...options, join(project, "program.ts")], { cwd: project });
    const printed = execFileSync(process.execPath, [join(project, "program.js")], { encoding: "utf8" });
    const [, unknown, asked, benefits] = JSON.parse(printed);
    expect([unknown > 0, asked > 0, benefits > 30]).toEqual([true, true, true]);
    const manifest = join(project, "node_modules/contribution-catalogue/package.json");
    expect(JSON.parse(readFileSync(manifest, "utf8"))).toMatchObject({ version: "2.3.4" });
    expect(JSON.parse(readFileSync(manifest, "utf8"))).not.toHaveProperty("dependencies");
  });

  it("answers in Chromium as in Node", async () => {
    const installed = join(project, "node_modules/contribution-catalogue");
    const types: Readonly<Record<string, string>> = { ".js": "text/javascript", ".html": "text/html" };
    const server = createServer(({ url = "/" }, response) => {
      const name = url.slice(1) || "index.html";
      response.setHeader("Content-Type", types[extname(name)] ?? "application/octet-stream");
      response.setHeader("Content-Security-Policy", "default-src 'self'");
      response.end(
        name === "index.html" ? "<!doctype html><title>Essai</title>" : readFileSync(join(installed, name)),
      );
    }).listen(0, "127.0.0.1");
    const browser = await openBrowser();
    try {
      const page = await browser.newPage();
      const problems = watchProblems(page);
      const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
      await page.goto(address);
      const person = { dateDeValeur: "2026-09-01", demandeur: { date_naissance: "2008-03-15" } };
      const answer = () =>
        page.evaluate(
          async ([module, situation]) => {
            const { openSimulator, loadCatalogue } = await import(module as string);
            const { benefits } = await loadCatalogue();
            return [openSimulator().explainAll(situation), benefits.length];
          },
          [`${address}index.js`, person] as const,
        );
      const data = evaluationData(catalogueOf(ROOT), places);
      const expected = createSimulator(data).explainAll(person);
      // What has no value does not travel from the page.
      await eventually(answer).toEqual(JSON.parse(JSON.stringify([expected, expected.length])));
      expect(problems.filter((problem) => !problem.includes("favicon"))).toEqual([]);
    } finally {
      await browser.close();
      server.close();
    }
  });

  it("is the same for the same catalogue, its version included", async () => {
    const catalogue = catalogueOf(ROOT);
    const [one, other] = [await packageFiles(catalogue), await packageFiles(catalogueOf(ROOT))];
    expect(one).toEqual(other);
    const versionOf = (files: typeof one) => JSON.parse(files[0]?.text ?? "").version;
    expect(versionOf(one)).toMatch(/^0\.0\.0-c[0-9a-f]{12}$/);
    const fewer = { ...catalogue, benefits: catalogue.benefits.slice(1) };
    const changed = await packageFiles(fewer);
    expect(versionOf(changed)).not.toBe(versionOf(one));
  });
});
