import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { Ajv2020 } from "ajv/dist/2020.js";
import type { Page } from "playwright-core";
import { buildCatalogue } from "../../contribution/catalogue/build-catalogue.ts";
import { createSimulator } from "../../contribution/catalogue/create-simulator.ts";
import { evaluationData } from "../../contribution/catalogue/evaluation-data.ts";
import { FORM_QUESTIONS } from "../../contribution/catalogue/form-questions.ts";
import { compileCatalogue } from "../../contribution/eligibility/index/compile-catalogue.ts";
import { personas } from "../../contribution/eligibility/trials/personas.ts";
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
/** A tenth of it are the codes of every commune, of today and former. */
const LIMIT = 44_000;

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

  it("knows every code of a commune, of today or former, as the whole territory does", () => {
    const small = createSimulator(data);
    const whole = compileCatalogue(catalogue.benefits, surroundings);
    const codes = [
      ...[...territory.formerCommunes()].map(({ code }) => code),
      ...[...territory.postalCodes()],
      ...[...territory.communes()].filter((_, index) => index % 29 === 0).map(({ code }) => code),
    ];
    const [persona] = personas("2026-09-01");
    const differences = codes.filter((depcom) => {
      // Everything else is answered, so that places decide.
      const person = { dateDeValeur: "2026-09-01", ...persona?.situation, menage: { depcom } };
      const [one, other] = [small, whole].map((simulator) => {
        const { eligible, unknown } = simulator.simulate(person);
        return [eligible, unknown].map((list) => list.map(({ id }) => id).join(" ")).join(" ; ");
      });
      return one !== other;
    });
    expect(differences).toEqual([]);
  });

  it("evaluates from at most 44 kB of data and code, compressed", async () => {
    const files = await packageFiles(catalogue);
    const sizes = files
      .filter(({ name }) => name === "evaluation.js" || name === "index.js")
      .map(({ name, text }) => [name, brotliCompressSync(text).length] as const);
    const total = sizes.reduce((sum, [, size]) => sum + size, 0);
    // A failure says which file weighs what.
    expect([total <= LIMIT, sizes]).toEqual([true, sizes]);
  });
});

const SETTINGS = {
  name: "@equipe/aides",
  version: "2.3.4",
  homepage: "https://aides.example/",
  repository: "https://git.example/aides.git",
  keywords: ["aides"],
} as const;

describe("the package, installed", () => {
  const folder = mkdtempSync(join(tmpdir(), "package-"));
  const project = join(folder, "project");
  const installed = join(project, "node_modules", SETTINGS.name);

  /** What a program of the project prints. */
  const printed = (name: string, code: string, env: NodeJS.ProcessEnv = {}): string => {
    writeFileSync(join(project, name), code);
    return execFileSync(process.execPath, ["--no-warnings", join(project, name)], {
      encoding: "utf8",
      env: { ...process.env, ...env },
    });
  };

  beforeAll(async () => {
    const source = join(folder, "source");
    mkdirSync(source);
    mkdirSync(project);
    for (const { name, text } of await packageFiles(catalogueOf(ROOT), SETTINGS))
      writeFileSync(join(source, name), text);
    execFileSync("npm", ["pack", "--silent", "--pack-destination", project], { cwd: source });
    writeFileSync(join(project, "package.json"), '{ "name": "simulator", "type": "module" }\n');
    const archive = join(project, "equipe-aides-2.3.4.tgz");
    execFileSync("npm", ["install", "--silent", "--offline", "--no-audit", "--no-fund", archive], {
      cwd: project,
    });
  });

  it("says of itself what the team chose, and depends on nothing", () => {
    const manifest = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
    expect(manifest).toMatchObject(SETTINGS);
    expect(manifest).not.toHaveProperty("dependencies");
  });

  it("answers in an empty project, by types that hold", () => {
    writeFileSync(
      join(project, "program.ts"),
      `import { loadCatalogue, openSimulator, questions, type Answer, type Catalogue, type FormQuestion, type Situation } from "${SETTINGS.name}";
const simulator = openSimulator();
const person: Situation = { dateDeValeur: "2026-09-01", menage: { depcom: "30189" }, boursier: true };
const { eligible, unknown } = simulator.simulate(person);
const answer: Answer | undefined = simulator.explain(unknown[0]?.id ?? "", person);
const asked = answer && "questions" in answer ? answer.questions.map(({ key }) => key) : [];
const types: string[] = answer && "general" in answer ? answer.general.map(({ type }) => type) : [];
const first: FormQuestion | undefined = questions[0];
const figures: number | undefined = unknown.find(({ figures }) => figures)?.figures?.value;
const catalogue: Catalogue = await loadCatalogue();
console.log(JSON.stringify([eligible.length, unknown.length, asked.length, catalogue.benefits.length, types.length, first?.key, typeof figures]));
`,
    );
    const tsc = join(ROOT, "node_modules/typescript/bin/tsc");
    const strict = ["--strict", "--noUncheckedIndexedAccess", "--exactOptionalPropertyTypes"];
    const options = [...strict, "--target", "es2022", "--module", "nodenext", "--lib", "es2022,dom"];
    execFileSync(process.execPath, [tsc, ...options, join(project, "program.ts")], { cwd: project });
    const program = readFileSync(join(project, "program.js"), "utf8");
    const [, unknown, asked, benefits, types, first, figures] = JSON.parse(printed("program.js", program));
    expect([unknown > 0, asked > 0, benefits > 30, types > 0]).toEqual([true, true, true, true]);
    expect([first, figures]).toEqual(["dateDeValeur", "number"]);
  });

  it("declares no type that only an editor has", () => {
    const types = readFileSync(join(installed, "index.d.ts"), "utf8");
    expect(types).not.toMatch(
      /\b(BenefitExemple|exemples|Repair|Change|Severity|private\?|"private"|BenefitPrivate|Data)\b/,
    );
    expect(types).not.toMatch(/^import /m);
  });

  it("holds each text of the catalogue once", () => {
    const { benefits } = catalogueOf(ROOT);
    const files = readdirSync(installed).map((name) => readFileSync(join(installed, name), "utf8"));
    for (const { description } of benefits) {
      const written = JSON.stringify(description).slice(1, -1);
      expect(files.filter((text) => text.includes(written))).toHaveLength(1);
    }
  });

  it.each([
    ["the README of the package", () => readFileSync(join(installed, "README.md"), "utf8")],
    ["our README", () => readFileSync(join(ROOT, "README.md"), "utf8")],
  ])("gives what the example of %s says", (_name, readme) => {
    const [, example = ""] =
      /```js\n(import .* from "(?:contribution-catalogue|@equipe\/aides)";[\s\S]*?)```/.exec(readme()) ?? [];
    const lines = example.replace("contribution-catalogue", SETTINGS.name).split("\n");
    const told = lines.flatMap((line) => /^(?:console\.log\()?(\S.*?)\)?; \/\/ (.+)$/.exec(line)?.[2] ?? []);
    const shown = lines.map((line) =>
      line.startsWith("const") || !line.includes("; // ")
        ? line
        : line.replace(/^(?!console)(.*); \/\/ .*$/, "console.log($1);"),
    );
    expect(told.length).toBeGreaterThan(2);
    const said = printed("example.js", shown.join("\n")).replaceAll("\u00a0", " ").trim().split("\n");
    expect(said).toEqual(told.map((text) => text.replace(/^"(.*)"$/, "$1")));
  });

  it("answers the same in every time zone", () => {
    const code = `import { createHash } from "node:crypto";
import { openSimulator } from "${SETTINGS.name}";
const days = ["2026-02-28", "2026-03-01", "2026-03-29", "2026-10-25", "2027-01-01"];
const births = ["2008-02-29", "2008-03-01", "2010-10-25", "2000-12-31", "2001-01-01"];
const people = days.flatMap((dateDeValeur) => births.map((date_naissance) => ({ dateDeValeur, demandeur: { date_naissance }, enfants: [{ date_naissance }] })));
const answers = JSON.stringify(people.map((person) => openSimulator().explainAll(person)));
console.log(answers.length, createHash("sha256").update(answers).digest("hex"));`;
    const zones = ["UTC", "Europe/Paris", "Pacific/Kiritimati", "Pacific/Marquesas", "America/Cayenne"];
    const answers = zones.map((TZ) => printed("zones.js", code, { TZ }));
    expect(new Set(answers).size).toBe(1);
  });

  it("answers misuse by a clear error, and never breaks", () => {
    const code = `import { createSimulator, evaluation, loadCatalogue, openSimulator, questions } from "${SETTINGS.name}";
const simulator = openSimulator();
const tried = (run) => { try { return typeof run(); } catch (error) { return error.constructor.name + ": " + error.message; } };
const wrong = [undefined, null, 12, "2026-09-01", [], true];
const huge = { dateDeValeur: "9".repeat(1e6), enfants: Array(1e6).fill({}), demandeur: { scolarite: "lycee".repeat(1e5) } };
const polluted = JSON.parse('{"__proto__":{"boursier":true},"demandeur":{"__proto__":{"handicap":true},"constructor":1}}');
const loaded = [await loadCatalogue(), await loadCatalogue()];
loaded[0].benefits.length = 0;
console.log(JSON.stringify({
  situations: wrong.map((one) => tried(() => simulator.simulate(one))),
  reasons: wrong.map((one) => tried(() => simulator.explainAll(one))),
  data: [...wrong, {}, { version: 1, benefits: [], places: "" }].map((one) => tried(() => createSimulator(one))),
  ids: [undefined, null, "__proto__", "constructor", {}, 1].map((id) => tried(() => simulator.explain(id, {}))),
  huge: simulator.check(huge).map(({ key }) => key),
  polluted: simulator.simulate(polluted).eligible.length === simulator.simulate({}).eligible.length,
  frozen: [evaluation.benefits[0], questions, questions[0], simulator].every(Object.isFrozen),
  same: openSimulator() === simulator,
  left: loaded[1].benefits.length > 0,
}));`;
    const { situations, reasons, data, ids, ...others } = JSON.parse(printed("misuse.js", code));
    const refused = 'TypeError: A situation is an object, such as { dateDeValeur: "2026-09-01" }.';
    expect(new Set([...situations, ...reasons])).toEqual(new Set([refused]));
    expect(new Set(data)).toEqual(
      new Set([expect.stringMatching(/^TypeError: createSimulator reads evaluation data of version \d/)]),
    );
    expect(new Set(ids)).toEqual(new Set(["undefined"]));
    expect(others).toEqual({
      huge: ["dateDeValeur", "demandeur.scolarite", "enfants"],
      polluted: true,
      frozen: true,
      same: true,
      left: true,
    });
  });

  it("is drawn as a form from its questions alone, and the form makes a situation that can be used", async () => {
    await onPage(async (page, address) => {
      await page.evaluate(drawForm, `${address}index.js`);
      await eventually(() => page.locator("[data-key]").count()).toBe(FORM_QUESTIONS.length);
      for (const { key, kind, example } of FORM_QUESTIONS) {
        const field = page.locator(`label > [data-key="${key}"]`);
        const [child] = Array.isArray(example) ? example : [];
        // At the collège, the examples of the other studies would contradict it.
        const answer = key === "demandeur.scolarite" ? "lycee" : example;
        const text = child ? String(child.date_naissance) : String(answer);
        if (kind === "choice" || kind === "yes-no") await field.selectOption(text);
        else await field.fill(text);
      }
      const schema = JSON.parse(readFileSync(join(installed, "situation.schema.json"), "utf8"));
      const isSituation = new Ajv2020({ strict: false }).compile(schema);
      let situation: unknown;
      await eventually(async () => {
        situation = await page.evaluate(readForm);
        return [isSituation(situation), isSituation.errors ?? []];
      }).toEqual([true, []]);
      const answered = () =>
        page.evaluate(
          async ([module, person]) => {
            const { openSimulator } = await import(module as string);
            return { problems: openSimulator().check(person), simulation: openSimulator().simulate(person) };
          },
          [`${address}index.js`, situation] as const,
        );
      const simulator = createSimulator(evaluationData(catalogueOf(ROOT), places));
      await eventually(answered).toEqual({
        problems: [],
        simulation: simulator.simulate(situation as never),
      });
    });
  });

  it("answers in Chromium as in Node", async () => {
    const person = { dateDeValeur: "2026-09-01", demandeur: { date_naissance: "2008-03-15" } };
    const expected = createSimulator(evaluationData(catalogueOf(ROOT), places)).explainAll(person);
    await onPage(async (page, address) => {
      const answer = () =>
        page.evaluate(
          async ([module, situation]) => {
            const { openSimulator, loadCatalogue } = await import(module as string);
            const { benefits } = await loadCatalogue();
            return [openSimulator().explainAll(situation), benefits.length];
          },
          [`${address}index.js`, person] as const,
        );
      // What has no value does not travel from the page.
      await eventually(answer).toEqual(JSON.parse(JSON.stringify([expected, expected.length])));
    });
  });

  /** Opens an empty page of a server that has the package, under the usual policy; nothing may go wrong on it. */
  async function onPage(use: (page: Page, address: string) => Promise<void>): Promise<void> {
    const types: Readonly<Record<string, string>> = { ".js": "text/javascript", ".json": "application/json" };
    const server = createServer(({ url = "/" }, response) => {
      const name = url.slice(1) || "index.html";
      response.setHeader("Content-Type", types[extname(name)] ?? "text/html");
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
      await use(page, address);
      expect(problems.filter((problem) => !problem.includes("favicon"))).toEqual([]);
    } finally {
      await browser.close();
      server.close();
    }
  }

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

/** Draws a field for each question, in the page; knows nothing of them but what the package says. */
async function drawForm(module: string): Promise<void> {
  const { questions } = await import(module);
  for (const { key, title, hint, kind, options, minimum, maximum, pattern } of questions) {
    const choices =
      kind === "yes-no"
        ? [
            { value: "true", label: "oui" },
            { value: "false", label: "non" },
          ]
        : options;
    const field = document.createElement(choices ? "select" : "input");
    for (const { value, label } of choices ?? []) field.append(new Option(label, value));
    const types: Record<string, string> = { number: "number", date: "date", children: "date" };
    const limits = { type: types[kind] ?? "text", min: minimum, max: maximum, step: "any", pattern };
    for (const [name, limit] of Object.entries(limits))
      if (!choices && limit !== undefined) field.setAttribute(name, String(limit));
    field.dataset.key = key;
    field.dataset.kind = kind;
    const label = document.createElement("label");
    label.append(title, field);
    const note = document.createElement("p");
    note.textContent = hint;
    document.body.append(label, note);
  }
}

/** What the form answers, each answer at the place that its key says. */
function readForm(): Record<string, unknown> {
  const made: Record<string, (text: string) => unknown> = {
    "yes-no": (text) => text === "true",
    number: Number,
    children: (text) => [{ date_naissance: text }],
  };
  const situation: Record<string, unknown> = {};
  for (const field of document.querySelectorAll<HTMLInputElement>("[data-key]")) {
    const { key = "", kind = "" } = field.dataset;
    const [part = "", inner] = key.split(".");
    const answer = (made[kind] ?? String)(field.value);
    if (inner === undefined) situation[part] = answer;
    else situation[part] = { ...(situation[part] as object | undefined), [inner]: answer };
  }
  return situation;
}
