import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { repositoryWithData, runToEnd } from "../support/command.ts";
import { png } from "../support/images.ts";

const FOLDER = "benefits/javascript";
const BENEFIT = `${FOLDER}/action_logement-aide-agri-mobili-jeune.yml`;

interface Reviewed {
  readonly file: string;
  readonly state: string;
  readonly changes: readonly { text: string }[];
  readonly problems: Record<"introduced" | "solved", readonly { code: string }[]>;
}

/** A repository with a copy of the data, on the branch `proposition`, and what edits its files. */
function branch() {
  const { directory, git } = repositoryWithData();
  git("switch", "--quiet", "--create", "proposition");
  const edit = (file: string, from: string | RegExp, to: string) => {
    const text = readFileSync(join(directory, file), "utf8");
    expect(text).toMatch(from);
    writeFileSync(join(directory, file), text.replace(from, to));
  };
  const commit = () => git("commit", "--quiet", "--all", "--message=Suite");
  const review = (...args: readonly string[]) => runToEnd("review", ...args, "--data", directory);
  const reviewed = (...args: readonly string[]) => {
    const { stdout } = review(...args, "--format", "json");
    return JSON.parse(stdout) as {
      summary: string;
      files: Reviewed[];
      foreign: { path: string; reason: string }[];
      images: { path: string }[];
    };
  };
  return { directory, git, edit, commit, review, reviewed };
}

describe("npm run review", () => {
  it("lists what the working tree changes, what it breaks elsewhere included", () => {
    const { directory, git, edit, reviewed } = branch();
    edit(BENEFIT, "montant: 300", "montant: 350");
    edit("institutions/ville_lille.yml", /code_siren: .*/, 'code_siren: "123456789"');
    writeFileSync(join(directory, FOLDER, "ville_lille-bourse-au-bafa.yml"), "label: [\n");
    writeFileSync(
      join(directory, FOLDER, "ville_lille-autre.yml"),
      "label: autre aide\ninstitution: ville_lille\n",
    );
    rmSync(join(directory, "institutions/caf_jura.yml"));
    git("add", "institutions");
    const { summary, files } = reviewed("main");
    expect(files.map(({ file, state }) => [file.replace(/^.*\//, ""), state])).toEqual([
      ["action_logement-aide-agri-mobili-jeune.yml", "changed"],
      ["ville_lille-autre.yml", "created"],
      ["ville_lille-bourse-au-bafa.yml", "unreadable"],
      ["caf_jura.yml", "removed"],
      ["ville_lille.yml", "changed"],
      ["caf_jura-aide-jurassienne-au-bafa.yml", "untouched"],
    ]);
    expect(files[0]?.changes.map(({ text }) => text.replaceAll("\u00a0", " "))).toEqual([
      "Montant : 300 € → 350 €",
    ]);
    expect(files[2]?.problems.introduced.map(({ code }) => code)).toEqual(["yaml-syntax"]);
    expect(files[4]?.problems.introduced.map(({ code }) => code)).toEqual(["siren-invalid"]);
    expect(files[5]?.problems.introduced.map(({ code }) => code)).toEqual(["institution-unknown"]);
    expect(summary).toMatch(
      /^1 aide nouvelle, 1 aide modifiée, 1 aide illisible, 1 aide touchée par une autre, /,
    );
  });

  it("says nothing of a copy that lacks the commits where the two parted", () => {
    const { directory, git, edit, commit } = branch();
    edit(BENEFIT, "montant: 300", "montant: 350");
    commit();
    git("switch", "--quiet", "main");
    git("commit", "--quiet", "--allow-empty", "--message=Suite");
    const copy = mkdtempSync(join(tmpdir(), "copie-"));
    git("clone", "--quiet", "--depth=1", "--no-single-branch", `file://${directory}`, copy);
    const { status, stdout, stderr } = runToEnd("review", "main", "origin/proposition", "--data", copy);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("git fetch --unshallow");
  });

  it("compares two revisions from where they parted, whatever is in the working tree", () => {
    const { git, edit, commit, reviewed, review } = branch();
    edit(BENEFIT, "montant: 300", "montant: 350");
    commit();
    git("switch", "--quiet", "main");
    edit("institutions/ville_lille.yml", "Lille", "Lille nouvelle");
    commit();
    edit(BENEFIT, "montant: 300", "montant: 1");
    const { files } = reviewed("main", "proposition");
    expect(files.map(({ file }) => file)).toEqual([BENEFIT]);
    expect(files[0]?.changes.map(({ text }) => text.replaceAll("\u00a0", " "))).toEqual([
      "Montant : 300 € → 350 €",
    ]);
    expect(review("proposition", "proposition").stdout).toBe(
      "Rien ne change dans les aides ni dans les institutions.\n",
    );
  });

  it("names each new, replaced or removed image, with its size and weight, what stands for it, and what is no image", () => {
    const { directory, git, edit, commit, review } = branch();
    const [logo, other] = ["img/institutions/caf_jura.png", "img/institutions/aide.png"];
    const add = (path: string, bytes: Buffer | string) => {
      mkdirSync(dirname(join(directory, path)), { recursive: true });
      writeFileSync(join(directory, path), bytes);
    };
    git("switch", "--quiet", "main");
    add(logo, png(30, 20));
    edit("institutions/caf_jura.yml", "name:", `imgSrc: ${logo}\nname:`);
    git("add", "--all");
    commit();
    git("switch", "--quiet", "-c", "images");
    add(logo, png(300, 120));
    edit(BENEFIT, "montant: 300", `montant: 350\nimgSrc: ${other}`);
    add(other, "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 9\n");
    git("add", "--all");
    const told = () => review("main").stdout;
    const replaced =
      /caf_jura\.png : image remplacée : 30 × 20 pixels, \d+ octets → 300 × 120 pixels, \d+ octets ; texte de remplacement : « CAF du Jura »/;
    expect(told()).toMatch(replaced);
    expect(told()).toMatch(/aide\.png : nouvelle image, 66 octets.*Git LFS/);
    commit();
    expect(review("main", "images").stdout).toMatch(replaced);
    const { stdout } = review("main", "images", "--format", "markdown");
    expect(stdout).toMatch(/`img\/institutions\/caf_jura\.png` : image remplacée/);
    edit("institutions/caf_jura.yml", /imgSrc: .*\n/, "");
    rmSync(join(directory, logo));
    expect(told()).toMatch(/caf_jura\.png : image retirée/);
  });

  it("lists first what is none of a data proposal's, from anywhere in the repository", () => {
    const { directory, git, edit, commit, review, reviewed } = branch();
    const add = (path: string, text: string | Buffer) => {
      mkdirSync(dirname(join(directory, path)), { recursive: true });
      writeFileSync(join(directory, path), text);
    };
    edit(BENEFIT, "montant: 300", "montant: 350\nimgSrc: img/institutions/a.png");
    add("img/institutions/a.png", "a");
    add("img/institutions/b.png", "b");
    add(".github/workflows/deploy.yml", "on: push\n");
    add("package.json", "{}\n");
    add("benefits/javascript/autre.yaml", "label: autre\n");
    add("copie.txt", "même texte\n");
    symlinkSync("/etc/passwd", join(directory, "institutions/lien.yml"));
    chmodSync(join(directory, "institutions/caf_jura.yml"), 0o755);
    git("add", "--all");
    const expected = [
      "outside .github/workflows/deploy.yml",
      "outside benefits/javascript/autre.yaml",
      "outside copie.txt",
      "unused-image img/institutions/b.png",
      "mode institutions/caf_jura.yml",
      "link institutions/lien.yml",
      "outside package.json",
    ];
    const listed = ({ foreign }: ReturnType<typeof reviewed>) =>
      foreign.map(({ path, reason }) => `${reason} ${path}`);
    expect(listed(reviewed("main"))).toEqual(expected);
    commit();
    // What the base holds just so by now is not the branch's to answer for.
    git("switch", "--quiet", "main");
    add("copie.txt", "même texte\n");
    git("add", "copie.txt");
    commit();
    const { images, ...rest } = reviewed("main", "proposition");
    expect(listed({ images, ...rest })).toEqual(expected.filter((line) => !line.includes("copie")));
    expect(images.map(({ path }) => path)).toEqual(["img/institutions/a.png"]);
    expect(review("main", "proposition").stdout).toMatch(
      /^Cette proposition contient aussi :\n {2}• \.github\/workflows\/deploy\.yml \(fichier qui n’est pas du catalogue\)\n/,
    );
    const { stdout } = review("main", "proposition", "--format", "markdown");
    expect(stdout).toMatch(
      /^## .*\n\n⚠️ \*\*Cette proposition contient aussi :\*\*\n\n- `\.github\/workflows/,
    );
    expect(stdout).toContain("- `img/institutions/a.png`");
  });

  it("says that nothing changes for the reader when only the writing of a file does", () => {
    const { edit, review } = branch();
    edit(BENEFIT, "montant: 300", "private:\nmontant: 300.0 # à vérifier");
    expect(review("main").stdout).toContain("Rien ne change pour le lecteur");
  });

  it("tells which problems are solved", () => {
    const { edit, commit, reviewed, git } = branch();
    edit(BENEFIT, "montant: 300", "montant: -3");
    commit();
    git("switch", "--quiet", "--create", "mieux");
    edit(BENEFIT, "montant: -3", "montant: 30");
    const { files } = reviewed("proposition");
    expect(files[0]?.problems.solved.map(({ code }) => code)).toEqual(["amount-missing"]);
    expect(files[0]?.problems.introduced).toEqual([]);
  });

  it("writes a comment that holds in a forge's limit, and says what was cut", () => {
    const { directory, edit, review } = branch();
    const markdown = () => review("main", "--format", "markdown").stdout;
    edit(BENEFIT, "montant: 300", "montant: 350");
    expect(markdown()).toContain("- **Montant** : 300\u00a0€ → 350\u00a0€");
    const text = readFileSync(join(directory, BENEFIT), "utf8");
    for (const name of Array.from({ length: 600 }, (_, index) => `action_logement-copie-${index}.yml`))
      writeFileSync(
        join(directory, FOLDER, name),
        text.replace("label: aide", `label: aide ${name} *@equipe*`),
      );
    const long = markdown();
    expect(long.length).toBeLessThanOrEqual(65_536);
    expect(long).toMatch(/fichiers ne sont pas montrés, et les longues listes sont coupées/);
    expect(long).not.toMatch(/@equipe|[^\\]\*@/);
    expect(readdirSync(join(directory, FOLDER)).length).toBeGreaterThan(600);
  });

  it("says how it is called, and names a revision that is not there", () => {
    const { review } = branch();
    expect(review()).toMatchObject({ status: 2, stderr: expect.stringContaining("BASE is the revision") });
    expect(review("nulle-part")).toMatchObject({ status: 2, stderr: expect.stringContaining("nulle-part") });
    expect(review("main", "--format", "pdf")).toMatchObject({ status: 2 });
    expect(review("--output=/tmp/x")).toMatchObject({ status: 2 });
  });
});
