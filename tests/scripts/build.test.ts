import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
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
    ["--version", "demain", /not a version/],
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

  it("stops on errors and names them", () => {
    const { directory } = repositoryWithData();
    writeFileSync(
      join(directory, "benefits/javascript/etat-casse.yml"),
      "label: aide\ninstitution: personne\n",
    );
    const target = mkdtempSync(join(tmpdir(), "site-"));
    const { status, stderr } = runToEnd("build", "--data", directory, "--out", target);
    expect(status).toBe(1);
    expect(stderr).toContain("benefits/javascript/etat-casse.yml:2:1");
    expect(() => readFileSync(join(target, "catalogue.json"))).toThrow();
  });
});
