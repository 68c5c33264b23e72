import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repositoryWithData, runToEnd, start } from "../support/command.ts";

const { directory, git } = repositoryWithData();
beforeAll(() => {
  mkdirSync(join(directory, "departements"));
  for (const folder of ["benefits", "institutions"]) git("mv", folder, `departements/${folder}`);
  writeFileSync(join(directory, "fichier"), "x");
  mkdirSync(join(directory, "nouveau"));
  writeFileSync(join(directory, "nouveau/.gitkeep"), "");
  symlinkSync("departements", join(directory, "lien"));
  git("add", ".");
  git("update-index", "--add", "--cacheinfo", `160000,${git("rev-parse", "HEAD")},module`);
  git("commit", "--quiet", "--message=Range");
  git("branch", "travaux");
  git("branch", "cms/benefits/x");
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const refused = (...args: readonly string[]) => {
  const { status, stderr } = runToEnd("start", "--repository", directory, "--port", "0", ...args);
  expect(status).toBe(2);
  return stderr.trim();
};

describe("npm start, told of a place that is not there,", () => {
  it("names the branches", () => {
    expect(refused("--branch", "mian")).toMatch(/no branch mian here\. Branches: main, travaux\. /);
    git("symbolic-ref", "HEAD", "refs/heads/master");
    expect(refused()).toMatch(/no branch master here\. Branches: main, travaux\. /);
    git("symbolic-ref", "HEAD", "refs/heads/main");
  });

  it.each([
    ["", "The repository’s root holds no catalogue"],
    ["departement", "There is no folder departement in the repository"],
    ["departements/benefits", "The folder departements/benefits holds no catalogue"],
    ["fichier", "fichier is a file"],
    ["lien", "lien is a symbolic link"],
    ["module", "module is a submodule"],
  ])("names the folders of data: %s", (data, sentence) => {
    const said = refused("--data", data);
    expect(said).toContain(sentence);
    expect(said).toContain("Folders that hold one: departements.");
  });

  it("takes no folder outside the repository", () => {
    expect(refused("--data", "../x")).toContain("not a folder under the repository");
  });
});

describe("npm start", () => {
  it.each([
    ["./departements/", "main"],
    ["departements", "travaux"],
    ["nouveau", "main"],
  ])("serves the folder %s of the branch %s", async (data, branch) => {
    const started = await start(directory, "--data", data, "--branch", branch);
    await started.stop();
  });

  it("begins in a repository without any commit, and in one without any catalogue", async () => {
    const empty = mkdtempSync(join(tmpdir(), "empty-"));
    const run = (...args: string[]) => git("-C", empty, ...args);
    run("init", "--quiet", "--initial-branch=main");
    await (await start(empty, "--data", "aides", "--branch", "autre")).stop();
    writeFileSync(join(empty, "LICENSE"), "x");
    run("add", ".");
    run("-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "--quiet", "--message=Début");
    await (await start(empty)).stop();
    rmSync(empty, { recursive: true, force: true });
  });
});

describe("a command told of a folder without a catalogue", () => {
  it.each([
    ["validate", []],
    ["validate", ["--changed", "HEAD"]],
    ["validate", ["--fix"]],
    ["build", ["--out", join(directory, "out")]],
    ["review", ["HEAD"]],
    ["review", ["HEAD", "HEAD"]],
  ])("names those that are near: %s %j", (command, args) => {
    for (const data of ["departement", "fichier", "nouveau", "departement/de/trop", ""]) {
      const { status, stderr } = runToEnd(command, ...args, "--data", join(directory, data));
      expect([data, status]).toEqual([data, 2]);
      expect(stderr).toMatch(/Folders that hold one: \S*departements\.|No other folder there does\./);
      if (data === "departement") expect(stderr).toContain(join(directory, "departements."));
    }
  });
});
