import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { createServer } from "../../../server/http/create-server.ts";
import type { Repository } from "../../../server/repository/repository.ts";
import { readWaiting, writeWaiting } from "../../../server/repository/worktree/waiting.ts";
import { type LeftBehind, worktreeReport } from "../../../server/repository/worktree/worktree-report.ts";
import { eventually } from "../../support/eventually.ts";
import { createTestRepository, entry, type TestRepository, VELO, write } from "../temporary-repository.ts";

const SLUG = "region_test-aide-velo";
const COLLECTION = "benefits_javascript";
const NEW = "benefits/javascript/region_test-neuf.yml";
const BUS = "benefits/javascript/region_test-aide-bus.yml";
const [FIRST, SECOND] = ["label: premier\nmontant: 998\n", "label: second\nmontant: 999\n"];
const MINE = "label: le mien\nmontant: 1\n";

let test: TestRepository;
let repository: Repository;
let told: LeftBehind[];
/** The folder of the linked working tree, and where it is kept while it is absent. */
let linked: string;
let away: string;

beforeEach(async () => {
  test = createTestRepository();
  test.git("checkout", "-q", "-b", "travail");
  [linked, away] = ["lié", "ailleurs"].map((name) => join(test.folder(), name)) as [string, string];
  test.git("worktree", "add", "-q", linked, "main");
  told = [];
  repository = await open();
});
afterEach(() => test.dispose());

const open = () => test.open({ branch: "main", tell: (left) => told.push(left) });
const own = () => join(test.directory, ".git/worktrees/lié");
const file = (path: string) => join(linked, path);
const text = (path: string) => readFileSync(file(path), "utf8");
const inLinked = (...args: string[]) => test.gitIn(linked, ...args);
const shown = (path: string, revision = "main") => `${test.git("show", `${revision}:${path}`)}\n`;
const goAway = () => renameSync(linked, away);
const comeBack = () => renameSync(away, linked);
/** What `git ls-files -v` marks in small letters. */
const assumed = () =>
  inLinked("ls-files", "-v")
    .split("\n")
    .filter((line) => /^[a-z]/.test(line))
    .map((line) => line.slice(2));

/** Changes an amount, adds an entry, changes the amount again, and removes an entry: four moves of the branch. */
async function publish(): Promise<void> {
  await repository.saveEntry(entry(SLUG, FIRST, { workflow: false }));
  await repository.saveEntry(entry("region_test-neuf", FIRST, { workflow: false, newEntry: true }));
  await repository.saveEntry(entry(SLUG, SECOND, { workflow: false }));
  await repository.deleteFiles([BUS]);
}

/** All that was published while the working tree was absent. */
async function missed(): Promise<void> {
  goAway();
  await publish();
  comeBack();
}

/** A person's next commit there, of all that git takes for changed. */
function commitAll(): void {
  appendFileSync(file("README.md"), "en cours\n");
  inLinked("commit", "-qam", "Humain");
  expect(shown("README.md")).toMatch(/en cours\n$/);
  expectPublished();
}

/** What was published is on the branch, whatever was committed since. */
function expectPublished(): void {
  expect([shown(VELO), shown(NEW)]).toEqual([SECOND, FIRST]);
  expect(test.git("ls-tree", "--name-only", "main", "--", BUS)).toBe("");
}

/** The working tree is brought forward, and the branch stays where it is. */
async function expectFollowing(): Promise<void> {
  await repository.catchUp();
  expectForward();
  expectPublished();
}

/** The files of the working tree are as published, and git knows it. */
function expectForward(): void {
  expect(assumed()).toEqual([]);
  expect(inLinked("status", "--porcelain", "--", VELO, NEW, BUS)).toBe("");
  expect([text(VELO), text(NEW), existsSync(file(BUS))]).toEqual([SECOND, FIRST, false]);
  expect(readdirSync(own()).filter((name) => /contribution|lock$/.test(name))).toEqual([]);
}

describe("a linked working tree whose folder is absent while its branch moves", () => {
  it.each<[index: string, prepare: () => void]>([
    ["of git's own", () => undefined],
    [
      "in two parts",
      () => {
        inLinked("config", "core.splitIndex", "true");
        inLinked("update-index", "--split-index");
      },
    ],
    ["with the untracked cache", () => inLinked("update-index", "--force-untracked-cache")],
  ])(
    "takes nothing back by the first commit -am after its return, with an index %s, and follows then",
    async (_, prepare) => {
      prepare();
      await missed();
      commitAll();
      await expectFollowing();
    },
  );

  it.each([
    ["at the next request", () => repository.catchUp()],
    [
      "at the next start",
      async () => {
        repository = await open();
      },
    ],
    [
      "at the next move of any branch",
      async () => {
        await repository.saveEntry(entry("region_test-dix", FIRST, { newEntry: true }));
      },
    ],
  ])("is brought forward %s", async (_, next) => {
    await missed();
    await next();
    expectForward();
  });

  it("is brought forward when somebody asks the server for anything", async () => {
    const server = await createServer({ repository, adminDirectory: test.folder() });
    goAway();
    await publish();
    comeBack();
    const headers = { "content-type": "application/json" };
    const payload = JSON.stringify({ action: "info" });
    const { statusCode } = await server.inject({ method: "POST", url: "/api/v1", headers, payload });
    expect(statusCode).toBe(200);
    await eventually(() => readWaiting(own())).toBeUndefined();
    await server.close();
    // Its index is let go of last.
    await repository.catchUp();
    expectForward();
  });

  it("is said once, in words of its own", async () => {
    goAway();
    await publish();
    await repository.catchUp();
    repository = await open();
    await repository.catchUp();
    expect(told).toEqual([{ place: linked, branch: "refs/heads/main", files: [], isAbsent: true }]);
    expect(told.map(worktreeReport)).toEqual([
      expect.stringMatching(
        /^La branche « main » a avancé pendant que votre dossier de travail « .*lié » est absent/,
      ),
    ]);
    comeBack();
    await repository.catchUp();
    expect(told).toHaveLength(1);
  });

  it("keeps what a person had changed there, names it, and follows elsewhere", async () => {
    writeFileSync(file(VELO), MINE);
    appendFileSync(file("README.md"), "en cours\n");
    await missed();
    inLinked("commit", "-qam", "Humain");
    expectPublished();
    await repository.catchUp();
    expect([text(VELO), text(NEW), existsSync(file(BUS))]).toEqual([MINE, FIRST, false]);
    expect(assumed()).toEqual([]);
    expect(inLinked("status", "--porcelain")).toBe(` M ${VELO}`);
    expect(told.at(-1)).toMatchObject({ place: linked, files: [{ path: VELO, isTracked: true }] });
    await repository.catchUp();
    expect(told).toHaveLength(2);
  });

  it("keeps what a person had told git about files", async () => {
    inLinked("update-index", "--assume-unchanged", VELO, "README.md");
    inLinked("update-index", "--skip-worktree", BUS);
    writeFileSync(file(VELO), MINE);
    await missed();
    await repository.catchUp();
    expect(assumed().sort()).toEqual(["README.md", VELO].sort());
    expect([text(VELO), text(NEW)]).toEqual([MINE, FIRST]);
    inLinked("commit", "-q", "--allow-empty", "-am", "Humain");
    expectPublished();
  });

  it("takes nothing back where git was told of a file to come (git add -N), and keeps that file", async () => {
    write(file(NEW), MINE);
    inLinked("add", "-N", NEW);
    goAway();
    await publish();
    comeBack();
    appendFileSync(file("README.md"), "en cours\n");
    inLinked("commit", "-qam", "Humain");
    expectPublished();
    await repository.catchUp();
    expect([text(NEW), text(VELO), inLinked("status", "--porcelain")]).toEqual([MINE, SECOND, ` M ${NEW}`]);
    expect(told.at(-1)).toMatchObject({ files: [{ path: NEW, isTracked: true }] });
    expectPublished();
  });

  it("is left without a flag when what it missed was undone meanwhile", async () => {
    const before = text(VELO);
    goAway();
    await repository.saveEntry(entry(SLUG, FIRST, { workflow: false }));
    await repository.saveEntry(entry(SLUG, before, { workflow: false }));
    comeBack();
    await repository.catchUp();
    expect([text(VELO), inLinked("status", "--porcelain"), assumed()]).toEqual([before, "", []]);
  });

  it("is brought forward on another branch too, when somebody went there first", async () => {
    await missed();
    inLinked("checkout", "-q", "-b", "autre");
    await repository.catchUp();
    expectForward();
    expect(inLinked("symbolic-ref", "HEAD")).toBe("refs/heads/autre");
  });

  it("is forgotten with it, once git has", async () => {
    goAway();
    await publish();
    test.git("worktree", "prune", "--expire=now");
    await repository.catchUp();
    expect(existsSync(own())).toBe(false);
    test.git("worktree", "add", "-q", linked, "main");
    await expectFollowing();
  });

  it("that shows a draft follows it, and stays where the draft was when that is published", async () => {
    await repository.saveEntry(entry(SLUG, "label: un\n"));
    inLinked("checkout", "-q", `cms/${COLLECTION}/${SLUG}`);
    goAway();
    const { commit } = await repository.saveEntry(entry(SLUG, SECOND, { unpublished: true }));
    await repository.publish(COLLECTION, SLUG);
    comeBack();
    await repository.catchUp();
    expect([inLinked("rev-parse", "HEAD"), inLinked("status", "--porcelain"), text(VELO)]).toEqual([
      commit,
      "",
      SECOND,
    ]);
    expect(assumed()).toEqual([]);
  });

  it.each([["--no-sparse-index"], ["--sparse-index"]])(
    "follows where only the institutions are checked out (%s)",
    async (kind) => {
      inLinked("sparse-checkout", "set", "--cone", kind, "institutions");
      await missed();
      commitAll();
      await repository.catchUp();
      expect([inLinked("status", "--porcelain"), assumed()]).toEqual(["", []]);
      expect(existsSync(file("benefits"))).toBe(false);
    },
  );

  it("is no obstacle with a lock on its index: that is said once, and made good when the lock has gone", async () => {
    goAway();
    write(join(own(), "index.lock"), "");
    await publish();
    await repository.catchUp();
    expectPublished();
    expect(told.map(worktreeReport)).toEqual([
      expect.stringMatching(/est absent .*index\.lock\). .*relancé le serveur/),
    ]);
    rmSync(join(own(), "index.lock"));
    await repository.catchUp();
    comeBack();
    commitAll();
    await expectFollowing();
  });

  it("is no obstacle once it is there again either, with a lock on its index", async () => {
    goAway();
    await repository.saveEntry(entry(SLUG, FIRST, { workflow: false }));
    comeBack();
    write(join(own(), "index.lock"), "");
    await repository.saveEntry(entry("region_test-neuf", FIRST, { workflow: false, newEntry: true }));
    await repository.saveEntry(entry(SLUG, SECOND, { workflow: false }));
    await repository.deleteFiles([BUS]);
    expectPublished();
    expect(told.filter(({ failure }) => failure)).toHaveLength(1);
    rmSync(join(own(), "index.lock"));
    await expectFollowing();
  });

  it("is no obstacle with an index that cannot be read: that is said once", async () => {
    goAway();
    const index = readFileSync(join(own(), "index"));
    writeFileSync(join(own(), "index"), "abîmé");
    await publish();
    await repository.catchUp();
    expectPublished();
    expect(told).toMatchObject([{ isAbsent: true, failure: expect.stringContaining("index") }]);
    writeFileSync(join(own(), "index"), index);
    comeBack();
    await expectFollowing();
  });

  it("is not taken for a repository that stands where it was", async () => {
    goAway();
    test.git("clone", "-q", "--branch", "main", test.directory, linked);
    const before = inLinked("rev-parse", "HEAD");
    await publish();
    expect([inLinked("rev-parse", "HEAD"), inLinked("status", "--porcelain")]).toEqual([before, ""]);
    rmSync(linked, { recursive: true });
    comeBack();
    await expectFollowing();
  });
});

describe("a server that is killed while it moves an absent working tree", () => {
  it("moves its index when it starts again, had it only noted that it would", async () => {
    goAway();
    const previous = test.git("rev-parse", "main");
    const index = readFileSync(join(own(), "index"));
    await publish();
    // The branch has moved, and nothing else.
    writeFileSync(join(own(), "index"), index);
    await writeWaiting(own(), {
      branch: "refs/heads/main",
      previous,
      reached: previous,
      moved: [],
      isBegun: false,
    });
    repository = await open();
    comeBack();
    commitAll();
    await expectFollowing();
  });

  it("knows what it was about to move, whether it did or not", async () => {
    goAway();
    await repository.saveEntry(entry(SLUG, FIRST, { workflow: false }));
    const [index, waiting] = [readFileSync(join(own(), "index")), await readWaiting(own())];
    await repository.saveEntry(entry("region_test-neuf", FIRST, { workflow: false, newEntry: true }));
    await repository.saveEntry(entry(SLUG, SECOND, { workflow: false }));
    await repository.deleteFiles([BUS]);
    const last = await readWaiting(own());
    // The index is still the former one.
    writeFileSync(join(own(), "index"), index);
    if (waiting && last) await writeWaiting(own(), { ...waiting, moved: [...waiting.moved, ...last.moved] });
    comeBack();
    await expectFollowing();
  });

  it.each([
    ["with nothing left of a file", () => rmSync(file(VELO))],
    ["with the beginning of a file", () => writeFileSync(file(VELO), SECOND.slice(0, 9))],
    ["with all but the note taken away", () => repository.catchUp()],
  ])("completes its files when it starts again: %s", async (_, cut) => {
    goAway();
    await publish();
    const waiting = await readWaiting(own());
    comeBack();
    if (waiting) await writeWaiting(own(), { ...waiting, isBegun: true });
    await cut();
    if (waiting) await writeWaiting(own(), { ...waiting, isBegun: true });
    repository = await open();
    expectForward();
  });

  it("waits for files that went away while they were being moved", async () => {
    const previous = test.git("rev-parse", "main");
    await publish();
    const next = test.git("rev-parse", "main");
    inLinked("reset", "-q", "--hard", previous);
    test.git("update-ref", "refs/heads/main", next);
    rmSync(file(VELO));
    const move = { name: "refs/heads/main", previous, next, places: [linked] };
    write(join(test.directory, ".git/contribution-moves/1.json"), JSON.stringify({ moves: [move] }));
    goAway();
    repository = await open();
    comeBack();
    repository = await open();
    expectForward();
  });
});
