import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Diagnostic } from "../../contribution/diagnostics/diagnostic.ts";
import { readCatalogue } from "../../scripts/read-catalogue.ts";
import { validateChanged } from "../../scripts/validate/validate-changed.ts";
import { ROOT, repositoryWithData, runToEnd } from "../support/command.ts";

const LILLE = "benefits/javascript/ville_lille-bourse-au-bafa.yml";
const LOGO = "img/institutions/logo_ville_lille.png";
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

const { directory, git } = repositoryWithData();
const at = (file: string) => join(directory, file);
const edit = (file: string, from: RegExp | string, to: string) =>
  writeFileSync(at(file), readFileSync(at(file), "utf8").replace(from, to));

beforeAll(() => {
  mkdirSync(at("img/institutions"), { recursive: true });
  writeFileSync(at(LOGO), PNG);
  edit("institutions/ville_lille.yml", /$/, `imgSrc: ${LOGO}\n`);
  git("add", ".");
  git("commit", "--quiet", "--message=Un logo");
});

afterEach(() => {
  git("reset", "--quiet", "--hard");
  git("clean", "--quiet", "-d", "--force", "-x");
});

afterAll(() => rmSync(directory, { recursive: true }));

const CHANGES: Readonly<Record<string, () => void>> = {
  "a word of a description": () => edit(LILLE, /^description: /m, "description: Certes, "),
  "a label that another benefit has": () => {
    const label = /^label: .*$/m.exec(readFileSync(at(LILLE), "utf8"))?.[0] ?? "";
    edit(
      "benefits/javascript/ville_lille-bourse-parcours-permis-pour-le-permis-de-conduire.yml",
      /^label: .*$/m,
      label,
    );
  },
  "a copied benefit that git does not follow": () =>
    writeFileSync(at("benefits/javascript/ville_lille-bis.yml"), readFileSync(at(LILLE))),
  "a copied benefit that git ignores": () => {
    writeFileSync(at(".git/info/exclude"), "*-bis.yml\n");
    writeFileSync(at("benefits/javascript/ville_lille-bis.yml"), readFileSync(at(LILLE)));
  },
  "a removed benefit": () => rmSync(at(LILLE)),
  "a removed institution": () => rmSync(at("institutions/ville_lille.yml")),
  "a renamed institution": () =>
    renameSync(at("institutions/ville_lille.yml"), at("institutions/commune_lille.yml")),
  "an institution of another town": () =>
    edit("institutions/ville_lille.yml", /^code_insee: .*$/m, 'code_insee: "59512"'),
  "an institution with the code of another": () =>
    writeFileSync(at("institutions/lille_bis.yml"), readFileSync(at("institutions/ville_lille.yml"))),
  "an institution that cannot be parsed": () =>
    writeFileSync(at("institutions/ville_lille.yml"), "name: [\n"),
  "an institution under a name that nobody reads": () =>
    renameSync(at("institutions/ville_lille.yml"), at("institutions/ville_lille.yaml")),
  "a removed logo": () => rmSync(at(LOGO)),
  "a logo that nobody names any more": () => edit("institutions/ville_lille.yml", /^imgSrc: .*\n/m, ""),
  "a logo that is none": () => writeFileSync(at(LOGO), "GIF89a"),
  "every file of a folder": () => rmSync(at("institutions"), { recursive: true }),
};

describe("npm run validate -- --changed agrees with the whole check on", () => {
  it.each(Object.entries(CHANGES))("%s", (_, change) => {
    const before = readCatalogue(directory).diagnostics;
    change();
    const after = readCatalogue(directory).diagnostics;
    const diagnostics = validateChanged(directory, "HEAD").files.flatMap((file) => file.diagnostics);
    const known = new Set(before.map(identity));
    const said = new Set(diagnostics.map(identity));
    // What the change brings is said, and nothing is said that does not hold.
    expect(after.map(identity).filter((one) => !known.has(one) && !said.has(one))).toEqual([]);
    expect([...said].filter((one) => !after.map(identity).includes(one))).toEqual([]);
  });
});

function identity({ file, code, path, message }: Diagnostic): string {
  return `${file} ${code} ${path.join("/")} ${message}`;
}

describe("npm run validate -- --changed works", () => {
  it("in a folder of a repository, with spaces and accents in its path, whatever git calls its objects", () => {
    const outer = mkdtempSync(join(tmpdir(), "dépôt à part "));
    const gitOf = (...args: string[]) => execFileSync("git", ["-C", outer, ...args], { encoding: "utf8" });
    gitOf("init", "--quiet", "--object-format=sha256");
    const root = join(outer, "les données");
    for (const folder of ["benefits/javascript", "institutions"])
      mkdirSync(join(root, folder), { recursive: true });
    for (const file of [LILLE, "institutions/ville_lille.yml"])
      writeFileSync(join(root, file), readFileSync(at(file)));
    gitOf("add", ".");
    gitOf("-c", "user.name=C", "-c", "user.email=c@example.org", "commit", "--quiet", "--message=Début");
    const accented = "benefits/javascript/ville_lille-été d’août.yml";
    writeFileSync(join(root, accented), readFileSync(at(LILLE)));
    for (let run = 0; run < 2; run++) {
      const { count, files } = validateChanged(root, "HEAD");
      const diagnostics = files.flatMap((file) => file.diagnostics);
      expect(count).toBe(1);
      expect(diagnostics).toContainEqual(
        expect.objectContaining({ code: "benefit-duplicate", file: accented }),
      );
      expect(diagnostics).toContainEqual(expect.objectContaining({ code: "benefit-duplicate", file: LILLE }));
    }
    rmSync(outer, { recursive: true });
  });

  it("in a hook of git’s, which names the places of its own commit", () => {
    const outer = mkdtempSync(join(tmpdir(), "crochet-"));
    const gitOf = (...args: string[]) => execFileSync("git", ["-C", outer, ...args], { encoding: "utf8" });
    gitOf("init", "--quiet");
    const root = join(outer, "aides");
    for (const folder of ["benefits", "institutions"])
      cpSync(at(folder), join(root, folder), { recursive: true });
    gitOf("add", ".");
    gitOf("-c", "user.name=C", "-c", "user.email=c@example.org", "commit", "--quiet", "--message=Début");
    writeFileSync(join(root, LILLE), "label: [\n");
    const printed = (env: object) =>
      spawnSync(
        process.execPath,
        [join(ROOT, "scripts/run.cjs"), "validate", "--changed", "HEAD", "--data", root],
        { encoding: "utf8", env: { ...process.env, ...env } },
      ).stdout;
    // As git sets it where the commit is made in another working tree.
    const inHook = printed({ GIT_DIR: join(outer, ".git") });
    expect(inHook).toMatch(/1 erreur/);
    expect(inHook).toBe(printed({}));
    rmSync(outer, { recursive: true });
  });

  it("and tells what was wrong before from what the change brings, which alone counts", () => {
    edit(LILLE, /$/, "couleur: bleu\n");
    git("commit", "--quiet", "--all", "--message=Une faute");
    edit(LILLE, /^description: /m, "description: Certes, ");
    const run = (...options: string[]) =>
      runToEnd("validate", "--data", directory, "--changed", "HEAD", ...options);
    expect(run()).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(
        /couleur.*\(déjà là avant cette modification\)[\s\S]*0 erreur.*déjà là avant/,
      ),
    });
    expect(run("--format", "github").stdout).toMatch(
      /^::notice .*unknown-key::Déjà là avant cette proposition/m,
    );
    expect(JSON.parse(run("--format", "sarif").stdout).runs[0].results).toContainEqual(
      expect.objectContaining({ ruleId: "unknown-key", baselineState: "unchanged" }),
    );
    edit(LILLE, /$/, "taille: grande\n");
    const { status, stdout } = run("--format", "json");
    expect(status).toBe(1);
    const { diagnostics } = JSON.parse(stdout);
    const unknown = diagnostics.filter(({ code }: Diagnostic) => code === "unknown-key");
    expect(unknown.map(({ path, wasThere }: Diagnostic) => [path, wasThere])).toEqual([
      [["couleur"], true],
      [["taille"], undefined],
    ]);
    git("reset", "--quiet", "--hard", "HEAD~1");
  });

  it("without a word of a misnamed file that was there before", () => {
    const { git: gitThere, directory: root } = repositoryWithData();
    const names = [
      "ville_ici.YML",
      "ville_ici.yml ",
      "ville_ici.yml.orig",
      "ville_ici.yml.txt",
      "ville_ici.yml~",
    ];
    const misnamed = names.map((name) => `institutions/${name}`);
    for (const file of misnamed) writeFileSync(join(root, file), "name: Ville d’ici\n");
    const diagnostics = validateChanged(root, "HEAD").files.flatMap((file) => file.diagnostics);
    expect(diagnostics.map(({ code, file }) => [code, file])).toEqual(
      misnamed.map((file) => ["unreadable", file]),
    );
    gitThere("add", ".");
    gitThere("commit", "--quiet", "--message=Ajoute");
    expect(validateChanged(root, "HEAD")).toEqual({ count: 0, files: [] });
    rmSync(root, { recursive: true });
  });

  it("in a shallow clone, and says which revision is not there", () => {
    const clone = mkdtempSync(join(tmpdir(), "clone-"));
    execFileSync("git", ["clone", "--quiet", "--depth=1", `file://${directory}`, clone]);
    expect(validateChanged(clone, "HEAD")).toEqual({ count: 0, files: [] });
    expect(() => validateChanged(clone, "HEAD~1")).toThrow(/knows the revision HEAD~1/);
    rmSync(clone, { recursive: true });
  });

  it("nowhere else, and says so", () => {
    const folder = mkdtempSync(join(tmpdir(), "sans-git-"));
    expect(() => validateChanged(folder, "HEAD")).toThrow(
      /could not read the repository.*not a git repository/,
    );
    expect(() => validateChanged(directory, "--output=x")).toThrow(/knows the revision --output=x/);
    rmSync(folder, { recursive: true });
  });
});
