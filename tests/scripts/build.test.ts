import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT, repositoryWithData, runToEnd } from "../support/command.ts";

describe("npm run build", () => {
  const out = mkdtempSync(join(tmpdir(), "site-"));

  it("writes the catalogue, its types, the package, what changed and the admin; twice the same bytes", () => {
    const { status } = runToEnd("build", "--out", out);
    expect(status).toBe(0);
    const text = readFileSync(join(out, "catalogue.json"), "utf8");
    const { benefits } = JSON.parse(text);
    expect(benefits.length).toBeGreaterThan(30);
    expect(benefits.some((benefit: { private?: boolean }) => benefit.private)).toBe(false);
    expect(benefits[0].institution).toMatchObject({ id: expect.any(String), name: expect.any(String) });
    for (const name of ["index.html", "admin.js", "config.yml", "territory/places.txt"]) {
      expect(readFileSync(join(out, "admin", name)).length).toBeGreaterThan(100);
    }
    const former = join(out, "former.json");
    writeFileSync(former, JSON.stringify({ version: 1, benefits: benefits.slice(1) }));
    const again = runToEnd("build", "--out", out, "--version", "1.4.0", "--since", former);
    expect(again.status).toBe(0);
    expect(readFileSync(join(out, "catalogue.json"), "utf8")).toBe(text);
    expect(JSON.parse(readFileSync(join(out, "package/package.json"), "utf8")).version).toBe("1.4.0");
    const { added, removed, changed } = JSON.parse(readFileSync(join(out, "changes.json"), "utf8"));
    expect([added.length, removed.length, changed.length]).toEqual([1, 0, 0]);
    expect(readFileSync(join(out, "changes.md"), "utf8")).toContain("## Nouvelles aides (1)");
  });

  it.each([
    [
      "--version",
      "demain",
      /--version : doit être une version à trois nombres, par exemple 1\.4\.0 ; "demain" ne convient pas/,
    ],
    ["--since", "nowhere.json", /nowhere\.json cannot be read/],
    ["--since", "package.json", /not a catalogue/],
  ])("refuses %s %s, and says why", (option, value, message) => {
    const { status, stderr } = runToEnd(
      "build",
      "--out",
      mkdtempSync(join(tmpdir(), "site-")),
      option,
      value,
    );
    expect([status, stderr]).toEqual([2, expect.stringMatching(message)]);
  });

  it("declares types that a TypeScript program can use", () => {
    writeFileSync(
      join(out, "reader.ts"),
      'import type { Catalogue } from "./catalogue.d.ts";\nexport const names = (all: Catalogue): string[] => all.benefits.map((one) => one.id + one.institution.name);\n',
    );
    const tsc = join(ROOT, "node_modules/typescript/bin/tsc");
    // Where no other package's types are: nothing but the language's own, which are not ours to check.
    const options = ["--strict", "--noEmit", "--allowImportingTsExtensions", "--skipDefaultLibCheck"];
    execFileSync(process.execPath, [tsc, ...options, "reader.ts"], { cwd: out });
  });

  it("leaves out and names what has an error, and what its institution has; writes no catalogue with --strict", () => {
    const { directory } = repositoryWithData();
    const wrong = "benefits/javascript/etat-casse.yml";
    writeFileSync(join(directory, wrong), "label: aide\ninstitution: personne\n");
    const lille = join(directory, "institutions/ville_lille.yml");
    writeFileSync(lille, `${readFileSync(lille, "utf8")}couleur: bleu\n`);
    const built = (...options: string[]) => {
      const target = mkdtempSync(join(tmpdir(), "site-"));
      const { status, stderr } = runToEnd("build", "--data", directory, "--out", target, ...options);
      expect(existsSync(join(target, "admin/index.html"))).toBe(true);
      expect(stderr).toContain(`${wrong}:2:1`);
      return { status, stderr, catalogue: join(target, "catalogue.json") };
    };
    const { status, stderr, catalogue } = built();
    expect(status).toBe(0);
    expect(stderr).toContain(`${wrong} n’est pas dans le catalogue : elle a une erreur.`);
    expect(stderr).toMatch(/ville_lille-bourse-au-bafa.*son institution « ville_lille » a une erreur/);
    const { benefits } = JSON.parse(readFileSync(catalogue, "utf8"));
    expect(benefits.length).toBeGreaterThan(30);
    const names = JSON.stringify(
      benefits.map(({ id, institution }: { id: string; institution: object }) => [id, institution]),
    );
    expect(names).not.toMatch(/etat-casse|"ville_lille"/);
    const strict = built("--strict");
    expect([strict.status, existsSync(strict.catalogue)]).toEqual([1, false]);
  });
});
