import { execSync } from "node:child_process";
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { type LeftBehind, worktreeReport } from "../../../server/repository/worktree/worktree-report.ts";
import {
  createTestRepository,
  entry,
  FILES,
  type TestRepository,
  VELO,
  write,
} from "../temporary-repository.ts";

/** `all` tries everything that a person may do next in each state; one thing each else. */
const MATRIX = process.env.MATRIX;
const SLUG = "region_test-aide-velo";
const PUBLISHED = "label: aide au vélo\ninstitution: region_test\nmontant: 999\n";
const NEW = "benefits/javascript/region_test-neuf.yml";
const ADDED = "label: neuf\nmontant: 999\n";
const BUS = "benefits/javascript/region_test-aide-bus.yml";
const MINE = "label: le mien\nmontant: 1\n";

let test: TestRepository;
let told: LeftBehind[];
beforeEach(() => {
  told = [];
  test = createTestRepository();
});
afterEach(() => test.dispose());

const file = (path: string) => join(test.directory, path);
const shown = (path: string, revision = "main") => {
  try {
    return `${test.git("show", `${revision}:${path}`)}\n`;
  } catch {
    return undefined;
  }
};

/** Changes an amount, then adds an entry, then removes one, on the main branch. */
async function publish(): Promise<string[]> {
  const repository = await test.open({ branch: "main", tell: (left) => told.push(left) });
  const results = [
    await repository.saveEntry(entry(SLUG, PUBLISHED, { workflow: false })),
    await repository.saveEntry(entry("region_test-neuf", ADDED, { workflow: false, newEntry: true })),
    await repository.deleteFiles([BUS]),
  ];
  return results.flatMap(({ left }) => left);
}

/** What a person may have done in the clone, and the paths that are then in the way of the publication. */
const STATES: Readonly<Record<string, readonly [prepare: () => void, left: readonly string[]]>> = {
  "nothing at all": [() => undefined, []],
  "another file modified": [() => appendFileSync(file("README.md"), "en cours\n"), []],
  "another file staged": [
    () => {
      appendFileSync(file("README.md"), "x\n");
      test.git("add", ".");
    },
    [],
  ],
  "another file staged, then modified": [
    () => {
      appendFileSync(file("README.md"), "x\n");
      test.git("add", ".");
      appendFileSync(file("README.md"), "y\n");
    },
    [],
  ],
  "another file deleted": [() => rmSync(file("README.md")), []],
  "another file taken out of git": [() => test.git("rm", "-q", "--cached", "README.md"), []],
  "a new file staged, one announced and one neither": [
    () => {
      for (const name of ["staged", "intended", "untracked"])
        write(file(`institutions/${name}.yml`), "a: 1\n");
      test.git("add", "institutions/staged.yml");
      test.git("add", "-N", "institutions/intended.yml");
    },
    [],
  ],
  "every file touched, and nothing changed": [
    () => {
      for (const path of Object.keys(FILES)) utimesSync(file(path), 1, 1);
    },
    [],
  ],
  "the same file modified": [() => writeFileSync(file(VELO), MINE), [VELO]],
  "the same file staged": [
    () => {
      writeFileSync(file(VELO), MINE);
      test.git("add", ".");
    },
    [VELO],
  ],
  "the same file staged, then modified": [
    () => {
      writeFileSync(file(VELO), MINE);
      test.git("add", ".");
      appendFileSync(file(VELO), "y: 1\n");
    },
    [VELO],
  ],
  "the same file deleted": [() => rmSync(file(VELO)), [VELO]],
  "the same file removed with git": [() => test.git("rm", "-q", VELO), [VELO]],
  "the same file taken out of git": [() => test.git("rm", "-q", "--cached", VELO), [VELO]],
  "the same file emptied": [() => writeFileSync(file(VELO), ""), [VELO]],
  "the same file made executable": [() => chmodSync(file(VELO), 0o755), [VELO]],
  "the same file replaced by a link": [
    () => {
      rmSync(file(VELO));
      symlinkSync("region_test-aide-bus.yml", file(VELO));
    },
    [VELO],
  ],
  "the same file replaced by a folder": [
    () => {
      rmSync(file(VELO));
      write(file(`${VELO}/mien.txt`), "à moi\n");
    },
    [VELO],
  ],
  "the same text already there": [() => writeFileSync(file(VELO), PUBLISHED), []],
  "the same text already staged": [
    () => {
      writeFileSync(file(VELO), PUBLISHED);
      test.git("add", ".");
    },
    [],
  ],
  "its folder replaced by a link": [
    () => {
      cpSync(file("benefits/javascript"), join(test.folder(), "ailleurs"), { recursive: true });
      rmSync(file("benefits/javascript"), { recursive: true });
      symlinkSync("../institutions", file("benefits/javascript"));
    },
    [VELO, NEW],
  ],
  "an untracked file where one is added": [() => writeFileSync(file(NEW), MINE), [NEW]],
  "an ignored file where one is added": [
    () => {
      write(file(".git/info/exclude"), `${NEW}\n`);
      writeFileSync(file(NEW), MINE);
    },
    [NEW],
  ],
  "a staged file where one is added": [
    () => {
      writeFileSync(file(NEW), MINE);
      test.git("add", ".");
    },
    [NEW],
  ],
  "an announced file where one is added": [
    () => {
      writeFileSync(file(NEW), MINE);
      test.git("add", "-N", NEW);
    },
    [NEW],
  ],
  "an empty folder where one is added": [() => mkdirSync(file(NEW)), [NEW]],
  "the removed file modified": [() => writeFileSync(file(BUS), MINE), [BUS]],
  "the removed file staged": [
    () => {
      writeFileSync(file(BUS), MINE);
      test.git("add", ".");
    },
    [BUS],
  ],
  "the removed file deleted": [() => rmSync(file(BUS)), []],
  "the removed file removed with git": [() => test.git("rm", "-q", BUS), []],
  "the same file assumed unchanged, and modified": [
    () => {
      test.git("update-index", "--assume-unchanged", VELO);
      writeFileSync(file(VELO), MINE);
    },
    [VELO],
  ],
  "the same file skipped, and modified": [
    () => {
      test.git("update-index", "--skip-worktree", VELO);
      writeFileSync(file(VELO), MINE);
    },
    [VELO],
  ],
  "only the institutions checked out": [() => test.git("sparse-checkout", "set", "institutions"), []],
  "only the institutions checked out, in a sparse index": [
    () => test.git("sparse-checkout", "set", "--cone", "--sparse-index", "institutions"),
    [],
  ],
  "an index in two parts": [
    () => {
      test.git("config", "core.splitIndex", "true");
      test.git("update-index", "--split-index");
      appendFileSync(file("README.md"), "x\n");
    },
    [],
  ],
  "the untracked cache": [
    () => {
      test.git("config", "core.untrackedCache", "true");
      test.git("update-index", "--untracked-cache");
      test.git("status");
      appendFileSync(file("README.md"), "x\n");
    },
    [],
  ],
  "line ends of another system": [
    () => {
      test.git("config", "core.autocrlf", "true");
      write(file(".git/info/attributes"), "*.yml text eol=crlf\n");
      test.git("rm", "-q", "--cached", "-r", ".");
      test.git("reset", "-q", "--hard");
      appendFileSync(file("README.md"), "x\n");
    },
    [],
  ],
  "a filter between files and git": [
    () => {
      test.git("config", "filter.cri.clean", "tr A-Z a-z");
      test.git("config", "filter.cri.smudge", "tr a-z A-Z");
      write(file(".git/info/attributes"), "benefits/**/*.yml filter=cri\n");
      test.git("rm", "-q", "--cached", "-r", ".");
      test.git("reset", "-q", "--hard");
      appendFileSync(file("README.md"), "x\n");
    },
    [],
  ],
  "a filter that fails": [
    () => {
      test.git("config", "filter.cri.clean", "cat");
      test.git("config", "filter.cri.smudge", "false");
      test.git("config", "filter.cri.required", "true");
      write(file(".git/info/attributes"), `${VELO} filter=cri\n`);
    },
    [VELO],
  ],
  "a merge with conflicts elsewhere": [
    () => {
      test.git("checkout", "-q", "-b", "autre");
      write(file("README.md"), "l’autre\n");
      test.git("commit", "-qam", "Autre");
      test.git("checkout", "-q", "main");
      write(file("README.md"), "celui-ci\n");
      test.git("commit", "-qam", "Celui-ci");
      expect(() => test.git("merge", "-q", "autre")).toThrow();
    },
    [],
  ],
  "a merge with a conflict in the same file": [
    () => {
      test.git("checkout", "-q", "-b", "autre");
      write(file(VELO), "l’autre\n");
      test.git("commit", "-qam", "Autre");
      test.git("checkout", "-q", "main");
      write(file(VELO), "celui-ci\n");
      test.git("commit", "-qam", "Celui-ci");
      expect(() => test.git("merge", "-q", "autre")).toThrow();
    },
    [VELO],
  ],
  "a cherry-pick stopped elsewhere": [
    () => {
      test.git("checkout", "-q", "-b", "autre");
      write(file("README.md"), "l’autre\n");
      test.git("commit", "-qam", "Autre");
      test.git("checkout", "-q", "main");
      write(file("README.md"), "celui-ci\n");
      test.git("commit", "-qam", "Celui-ci");
      expect(() => test.git("cherry-pick", "autre")).toThrow();
    },
    [],
  ],
};

/** What is at a path of the clone, in its file and its index, in words that compare. */
function state(path: string): string {
  const status = lstatSync(file(path), { throwIfNoEntry: false });
  const content = status?.isSymbolicLink()
    ? readlinkSync(file(path))
    : status?.isFile()
      ? `${status.mode} ${readFileSync(file(path), "utf8")}`
      : status?.isDirectory()
        ? "folder"
        : "nothing";
  return content;
}

/** What a person may do next. */
const NEXT: Readonly<Record<string, () => void>> = {
  "commit -am": () => attempt("git commit -qam Humain"),
  commit: () => {
    write(file("à-part.txt"), "x\n");
    attempt("git add à-part.txt && git commit -qm Humain");
  },
  "stash, stash pop, commit -am": () => attempt("git stash -q; git stash pop -q; git commit -qam Humain"),
  "the advice that is printed, commit -am": () => {
    for (const left of told) {
      const advice = worktreeReport(left).split("\n").at(-1) ?? "";
      if (advice.startsWith("  git")) execSync(advice, { stdio: "pipe" });
    }
    attempt("git commit -qam Humain");
  },
  "commit -am, rebase": () => {
    test.git("branch", "-q", "point", "main~1");
    attempt("git commit -qam Humain; git rebase -q point");
  },
};

/** A person's commands, which git may refuse. */
function attempt(command: string): void {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" };
  try {
    execSync(command, { cwd: test.directory, stdio: "pipe", env });
  } catch {
    // A conflict, or nothing to commit.
  }
}

const published = (path: string) => (path === VELO ? PUBLISHED : path === NEW ? ADDED : undefined);

describe("a publication beside a person at work", () => {
  const states = Object.entries(STATES).map(([name, [prepare, left]]) => ({ name, prepare, left }));
  const cases = states.flatMap((state, i) =>
    Object.entries(NEXT)
      .filter((_, j, all) => MATRIX === "all" || (i + j) % all.length === 0)
      .map(([then, next]) => ({ ...state, then, next })),
  );

  it.each(cases)("leaves only what is in its way, and survives: $name; $then", async (one) => {
    one.prepare();
    const before = new Map([VELO, NEW, BUS, "README.md"].map((path) => [path, state(path)]));
    const staged = test.git("diff-index", "--cached", "--raw", "HEAD", "--", "README.md");
    expect(new Set(await publish())).toEqual(new Set(one.left));
    // git takes the old file away before it finds that it cannot write the new one.
    const fails = one.name.includes("fails");
    for (const path of [...(fails ? [] : one.left), "README.md"])
      expect([path, state(path)]).toEqual([path, before.get(path)]);
    expect(test.git("diff-index", "--cached", "--raw", "HEAD", "--", "README.md")).toBe(staged);
    const others = [VELO, NEW, BUS].filter((path) => !one.left.includes(path));
    expect(test.git("status", "--porcelain", "--", ...others)).toBe("");
    expect(existsSync(file(".git/index.lock"))).toBe(false);

    one.next();
    const kept = one.then.includes("advice") && !fails ? [] : one.left;
    for (const path of [VELO, NEW, BUS].filter((each) => !kept.includes(each)))
      expect([path, shown(path)]).toEqual([path, published(path)]);
  });
});
