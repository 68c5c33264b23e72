import {
  chmodSync,
  cpSync,
  lstatSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import type { Repository } from "../../../server/repository/repository.ts";
import { holds } from "../../support/random.ts";
import { createTestRepository, entry, type TestRepository, write } from "../temporary-repository.ts";

const benefit = (name: string) => `benefits/javascript/region_test-${name}.yml`;
const institution = (name: string) => `institutions/region_${name}.yml`;
const EDITED = ["un", "deux", "trois", "quatre"].map(benefit);
const KEPT = [benefit("cinq"), institution("test"), institution("autre")];
const ADDED = ["neuf", "dix", "onze"].map(benefit);
/** New institutions, which the drafts of some benefits bring: these move several files at once. */
const COMPANIONS: ReadonlyMap<string, string> = new Map([
  [benefit("un"), "neuve"],
  [benefit("neuf"), "nouvelle"],
]);
const PRESENT = [...EDITED, ...KEPT];
const PATHS = [...PRESENT, ...ADDED, ...[...COMPANIONS.values()].map(institution)];

const textOf = (path: string) => `label: ${path}\ninstitution: region_test\nmontant: 1\n`;
const publishedAt = (path: string) =>
  textOf(path)
    .replace("montant: 1", "montant: 999")
    .replace("region_test\n", `region_${COMPANIONS.get(path) ?? "test"}\n`);
const mineAt = (path: string) => textOf(path).replace("montant: 1", "montant: 2");

/** What a person may do at a path, whether a file is published there or not. */
const DOINGS: Readonly<Record<string, (test: TestRepository, path: string) => void>> = {
  nothing: () => undefined,
  modify: ({ directory }, path) => writeFileSync(join(directory, path), mineAt(path)),
  "write what will be published": ({ directory }, path) =>
    writeFileSync(join(directory, path), publishedAt(path)),
  stage: ({ directory, git }, path) => {
    writeFileSync(join(directory, path), mineAt(path));
    git("add", "-f", path);
  },
  "stage what will be published": ({ directory, git }, path) => {
    writeFileSync(join(directory, path), publishedAt(path));
    git("add", "-f", path);
  },
  "stage, then modify": (test, path) => {
    DOINGS.stage?.(test, path);
    writeFileSync(join(test.directory, path), `${mineAt(path)}encore: 1\n`);
  },
  "stage, then take back": (test, path) => {
    const before = PRESENT.includes(path);
    DOINGS.stage?.(test, path);
    if (before) writeFileSync(join(test.directory, path), textOf(path));
    else rmSync(join(test.directory, path));
  },
  delete: ({ directory }, path) => rmSync(join(directory, path), { force: true }),
  "take out of git": ({ git }, path) => git("rm", "-q", "--cached", "--ignore-unmatch", path),
  "remove with git": ({ git }, path) => git("rm", "-q", "--ignore-unmatch", path),
  announce: ({ directory, git }, path) => {
    git("rm", "-q", "--cached", "--ignore-unmatch", path);
    writeFileSync(join(directory, path), mineAt(path));
    git("add", "-f", "-N", path);
  },
  "make executable": (test, path) => {
    writeFileSync(join(test.directory, path), textOf(path));
    chmodSync(join(test.directory, path), 0o755);
  },
  "replace by a link": ({ directory }, path) => {
    rmSync(join(directory, path), { force: true });
    symlinkSync("region_test.yml", join(directory, path));
  },
  "replace by a folder": ({ directory }, path) => {
    rmSync(join(directory, path), { force: true });
    write(join(directory, path, "mien.txt"), "à moi\n");
  },
  "replace by a folder, and stage": (test, path) => {
    DOINGS["replace by a folder"]?.(test, path);
    test.git("add", "-f", "-A", path);
  },
  "touch, changing nothing": ({ directory }, path) => {
    if (PRESENT.includes(path)) utimesSync(join(directory, path), 1, 1);
  },
  ...Object.fromEntries(
    ["assume-unchanged", "skip-worktree"].flatMap((flag) =>
      ["", ", and modify", ", and delete"].map((then) => [
        `${flag}${then}`,
        ({ directory, git }: TestRepository, path: string) => {
          if (!PRESENT.includes(path)) return;
          git("update-index", `--${flag}`, path);
          if (then.endsWith("modify")) writeFileSync(join(directory, path), mineAt(path));
          if (then.endsWith("delete")) rmSync(join(directory, path));
        },
      ]),
    ),
  ),
};

/** What is at a path, in words that compare: in the folder, in the index, and in a commit. */
interface Held {
  readonly file: string;
  readonly index: string;
  readonly commit: string;
}

function look({ directory, git }: TestRepository): ReadonlyMap<string, Held> {
  const index = byPath(git("ls-files", "-s", "-v", "-z"), (words) => words.join(" "));
  const announced = new Set(git("diff", "--name-only", "-z", "--diff-filter=A").split("\0"));
  const commit = byPath(git("ls-tree", "-r", "-z", "main"), ([mode, , oid]) => `H ${mode} ${oid} 0`);
  const files = PATHS.map((path) => inFolder(join(directory, path)));
  const oids = oidsOf(git, directory, PATHS);
  return new Map(
    PATHS.map((path, i) => [
      path,
      {
        file: (files[i] ?? "") + (oids.get(path) ?? ""),
        index: announced.has(path) ? "announced" : (index.get(path) ?? "nothing"),
        commit: commit.get(path) ?? "nothing",
      },
    ]),
  );
}

function byPath(out: string, say: (words: readonly string[]) => string): ReadonlyMap<string, string> {
  const lines = out.split("\0").filter(Boolean);
  return new Map(
    lines.map((line) => {
      const [before = "", path = ""] = line.split("\t");
      return [path, say(before.split(" "))];
    }),
  );
}

/** As an index has it for a plain file, so that both compare; everything that is in it for anything else. */
function inFolder(path: string): string {
  const status = lstatSync(path, { throwIfNoEntry: false });
  if (!status) return "nothing";
  if (status.isSymbolicLink()) return `link to ${readlinkSync(path)}`;
  if (status.isFile()) return `H ${status.mode & 0o100 ? "100755" : "100644"} `;
  return readdirSync(path)
    .map((name) => `${name}: ${readFileSync(join(path, name), "utf8")}`)
    .join();
}

function oidsOf(git: TestRepository["git"], directory: string, paths: readonly string[]) {
  const plain = paths.filter((path) => lstatSync(join(directory, path), { throwIfNoEntry: false })?.isFile());
  const oids = plain.length > 0 ? git("hash-object", "--no-filters", "--", ...plain).split("\n") : [];
  return new Map(plain.map((path, i) => [path, `${oids[i]} 0`]));
}

/** The index entry without what the person told git of the file. */
const plainly = (index: string) => index.replace(/^[a-zS] /, "H ");

/** What is wrong at a path after a move of the branch, given what was there before. */
function faultsAt(path: string, before: Held, after: Held, isLeft: boolean): string[] {
  const found = (isFault: boolean, what: string) =>
    isFault ? [`${path} ${what}: ${JSON.stringify({ before, after })}`] : [];
  const isSame = before.file === after.file && before.index === after.index;
  if (before.commit === after.commit)
    return [
      ...found(!isSame, "moved, and was not published"),
      ...found(isLeft, "is named, and was not published"),
    ];
  const index = plainly(before.index);
  const isFileTheirs = before.file !== before.commit;
  const isIndexTheirs = ![before.commit, after.commit, "announced"].includes(index);
  const isOff = plainly(after.index) !== after.commit || after.file !== after.commit;
  // Not checked out: git may write it anew where it was deleted by hand, and need not.
  const isUnwanted = before.index.startsWith("S") && before.file === "nothing";
  const isFileKept = before.file === after.file || (isUnwanted && after.file === after.commit);
  return [
    ...found(isFileTheirs && !isFileKept, "is lost in the folder"),
    ...found(isIndexTheirs && before.index !== after.index, "is lost in the index"),
    ...found(!isFileTheirs && before.index === before.commit && isOff, "did not follow"),
    ...found(index === before.commit && plainly(after.index) !== after.commit, "did not follow in the index"),
    ...found(isOff && !isLeft && !isUnwanted, "is not as published, and is not named"),
    ...found(isLeft && !isOff, "is named, and is as published"),
  ];
}

interface Case {
  readonly doings: readonly string[];
  readonly drafts: readonly string[];
  readonly removed: readonly string[];
  readonly isRemovedFirst: boolean;
}

const cases: fc.Arbitrary<Case> = fc.record({
  doings: fc.array(fc.constantFrom(...Object.keys(DOINGS)), {
    minLength: PATHS.length,
    maxLength: PATHS.length,
  }),
  drafts: fc.shuffledSubarray([...EDITED, ...ADDED], { minLength: 1, maxLength: 3 }),
  removed: fc.shuffledSubarray(PRESENT, { maxLength: 4 }),
  isRemovedFirst: fc.boolean(),
});

const slugOf = (path: string) => path.slice("benefits/javascript/".length, -".yml".length);

async function saveDrafts(repository: Repository, { drafts }: Case): Promise<void> {
  for (const path of drafts) {
    const names = [COMPANIONS.get(path) ?? []].flat().map(institution);
    const companions = names.map((name) => ({ path: name, text: publishedAt(name) }));
    const newEntry = ADDED.includes(path);
    await repository.saveEntry(entry(slugOf(path), publishedAt(path), { newEntry, companions }));
  }
}

/** The publications, each of which gives the paths that it left. */
function publications(repository: Repository, { drafts, removed, isRemovedFirst }: Case) {
  const published = drafts.map((path) => () => repository.publish("benefits_javascript", slugOf(path)));
  const others = removed.filter((path) => !drafts.includes(path));
  const removal = others.length > 0 ? [() => repository.deleteFiles(others)] : [];
  return isRemovedFirst ? [...removal, ...published] : [...published, ...removal];
}

/** What a commit of everything, made in a copy of the folder, takes back of what was published. */
function takenBack(test: TestRepository, published: ReadonlyMap<string, string>): string[] {
  const copy = join(test.folder(), "copie");
  cpSync(test.directory, copy, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
  try {
    test.gitIn(copy, "commit", "-qam", "Humain");
  } catch (error) {
    if (!/nothing (added )?to commit|no changes added/.test(String((error as { stdout: string }).stdout)))
      throw error;
  }
  const now = byPath(
    test.gitIn(copy, "ls-tree", "-r", "-z", "HEAD"),
    ([mode, , oid]) => `H ${mode} ${oid} 0`,
  );
  return [...published].flatMap(([path, commit]) =>
    (now.get(path) ?? "nothing") === commit ? [] : [`${path}: a commit of everything takes it back`],
  );
}

async function faultsOf(test: TestRepository, one: Case): Promise<string[]> {
  const repository = await test.open();
  await saveDrafts(repository, one);
  for (const [i, path] of PATHS.entries()) DOINGS[one.doings[i] ?? ""]?.(test, path);
  const found: string[] = [];
  const published = new Map<string, string>();
  let before = look(test);
  for (const publication of publications(repository, one)) {
    const left = new Set((await publication()).left);
    const after = look(test);
    for (const [path, now] of after) {
      const then = before.get(path) as Held;
      found.push(...faultsAt(path, then, now, left.has(path)));
      if (then.commit === now.commit) continue;
      if (left.has(path)) published.delete(path);
      else published.set(path, now.commit);
    }
    before = after;
  }
  return [...found, ...takenBack(test, published)];
}

describe("whatever a person has done in their clone", () => {
  it("a publication loses nothing of theirs, follows elsewhere, and is not taken back by their next commit", async () => {
    const property = fc.asyncProperty(cases, async (one) => {
      const test = createTestRepository(Object.fromEntries(PRESENT.map((path) => [path, textOf(path)])));
      try {
        const doings = PATHS.map((path, i) => `${path}: ${one.doings[i]}`);
        expect({ doings, found: await faultsOf(test, one) }).toEqual({ doings, found: [] });
      } finally {
        test.dispose();
      }
    });
    await holds(property, 25);
  });
});
