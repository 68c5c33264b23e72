import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MEDIA_FOLDER } from "../../contribution/model/collections.ts";
import { validateFiles } from "../../contribution/validation/validate-files.ts";
import { dataTree, imageFiles, readImage } from "../../scripts/data-tree.ts";
import { readTerritory } from "../../scripts/read-territory.ts";
import { ROOT, runToEnd } from "../support/command.ts";
import { CORPUS } from "../support/corpus.ts";

const FOLDER = "benefits/javascript";
const BROKEN = {
  "syntaxe.yml": 'label: "aide sans fin\ninstitution: etat\n',
  "vide.yml": "",
  "nul.yml": "null\n",
  "lourd.yml": `label: ${"a".repeat(300 * 1024)}\n`,
};

describe("npm run validate", () => {
  let data: string;

  beforeAll(() => {
    data = mkdtempSync(join(tmpdir(), "donnees-"));
    for (const folder of ["benefits", "institutions"]) {
      cpSync(join(ROOT, folder), join(data, folder), { recursive: true });
    }
  });

  afterAll(() => rmSync(data, { recursive: true }));

  it("finds no error in our own data", () => {
    const { status, stdout } = runToEnd("validate", "--data", data);
    expect(stdout).toMatch(/\d+ fichiers vérifiés : 0 erreur, /);
    expect(status).toBe(0);
  });

  it("gives a place and a sentence for each file that cannot be read, and still checks the others", () => {
    for (const [name, text] of Object.entries(BROKEN)) writeFileSync(join(data, FOLDER, name), text);
    writeFileSync(join(data, FOLDER, "latin.yml"), Buffer.from("label: aide\xe9\n", "latin1"));
    writeFileSync(join(data, FOLDER, "autre.yaml"), "label: aide\n");
    symlinkSync("/etc/hostname", join(data, FOLDER, "lien.yml"));
    writeFileSync(join(data, FOLDER, "incomplet.yml"), "label: aide\ninstitution: etat\n");
    const { status, stdout, stderr } = runToEnd("validate", "--data", data);
    expect(status).toBe(1);
    expect(stderr).toBe("");
    const lines = stdout.split("\n");
    const codes = (name: string) =>
      lines
        .filter((line) => line.includes(`/${name}:`) && !line.includes(": note : "))
        .map((line) => /:(\d+:\d+): .{20,}\[([a-z-]+)\]$/.exec(line)?.slice(1).join(" "));
    expect(codes("syntaxe.yml")).toEqual(["1:8 yaml-syntax"]);
    expect(codes("vide.yml")).toEqual(["1:1 not-a-mapping"]);
    expect(codes("nul.yml")).toEqual(["1:1 not-a-mapping"]);
    expect(codes("lourd.yml")).toEqual(["1:1 unreadable"]);
    expect(codes("latin.yml")).toEqual(["1:12 unreadable"]);
    expect(codes("autre.yaml")).toEqual(["1:1 unreadable"]);
    expect(codes("lien.yml")).toEqual(["1:1 unreadable"]);
    expect(codes("incomplet.yml")).toContain("1:1 missing-key");
  });

  it("says of a file that cannot be read any more that it could not be, and still checks the others", () => {
    const root = mkdtempSync(join(tmpdir(), "donnees-"));
    const gone = `${FOLDER}/departement_gard-aide.yml`;
    for (const folder of [FOLDER, "institutions", MEDIA_FOLDER])
      mkdirSync(join(root, folder), { recursive: true });
    for (const file of [gone, "institutions/departement_gard.yml", `${MEDIA_FOLDER}/logo.png`])
      writeFileSync(join(root, file), "name: Gard\n");
    const { files, read } = dataTree(root);
    const [image = ""] = imageFiles(root) ?? [];
    rmSync(root, { recursive: true });
    mkdirSync(join(root, "institutions"), { recursive: true });
    writeFileSync(join(root, "institutions/departement_gard.yml"), "name: Gard\n");
    const { diagnostics } = validateFiles(
      files.map((file) => ({ file, content: read(file) })),
      { territory: readTerritory(), images: [readImage(root, image)] },
    );
    rmSync(root, { recursive: true });
    expect(diagnostics.filter(({ file }) => file === gone)).toEqual([
      expect.objectContaining({ code: "unreadable", message: expect.stringMatching(/n’a pas pu être lu/) }),
    ]);
    const codesOf = (name: string) => diagnostics.filter(({ file }) => file === name).map(({ code }) => code);
    expect(codesOf("institutions/departement_gard.yml")).toEqual(["missing-key"]);
    expect(codesOf(image)).toContain("image-kind");
  });

  it("reports on some files only, when they are named", () => {
    const file = join(data, FOLDER, "incomplet.yml");
    const { status, stdout } = runToEnd("validate", "--data", data, file);
    expect(status).toBe(1);
    expect(stdout).not.toContain("syntaxe.yml");
    expect(stdout).toContain("1 fichier vérifié");
  });

  it("writes JSON, annotations and SARIF", () => {
    const named = [join(data, FOLDER, "incomplet.yml"), join(data, FOLDER, "latin.yml")];
    const run = (format: string) => runToEnd("validate", "--data", data, "--format", format, ...named).stdout;
    const { diagnostics } = JSON.parse(run("json"));
    expect(diagnostics[0]).toMatchObject({ code: expect.any(String), range: { start: { line: 1 } } });
    expect(run("github")).toMatch(/^::error file=.*incomplet\.yml,line=1,col=1,/m);
    const sarif = JSON.parse(run("sarif"));
    expect(sarif.version).toBe("2.1.0");
    expect(sarif.runs[0].results.length).toBe(diagnostics.length);
  });

  it.each([
    [["--data", "/nowhere"], "holds no catalogue"],
    [["--format", "xml"], "Unknown format xml"],
    [["--oops"], "--oops"],
    [["README.md"], "is not a file of the catalogue"],
    [["benefits/javascript/absent.yml"], "is not there"],
  ])("ends with 2 and a sentence when called with %j", (args, sentence) => {
    const { status, stderr } = runToEnd("validate", ...args);
    expect(status).toBe(2);
    expect(stderr).toContain(sentence);
    expect(stderr).not.toContain("    at ");
  });

  it("lists its options", () => {
    const { status, stdout } = runToEnd("validate", "--help");
    expect(status).toBe(0);
    for (const option of ["--data DIR", "--format NAME", "--help"]) expect(stdout).toContain(option);
  });
});

(CORPUS ? describe : describe.skip)("npm run validate on the corpus", () => {
  it("checks every file without stopping", () => {
    const { status, stdout } = runToEnd("validate", "--data", CORPUS ?? "");
    expect(stdout).toContain("1263 fichiers vérifiés");
    expect(status).toBe(1);
  });
});
