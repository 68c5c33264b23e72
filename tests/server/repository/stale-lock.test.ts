import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, utimesSync, watch, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { possibleHolders } from "../../../server/repository/git/git-processes.ts";
import { lockIn, removeStaleLock } from "../../../server/repository/git/stale-lock.ts";
import { eventually } from "../../support/eventually.ts";
import { createTestRepository, entry, type TestRepository } from "../temporary-repository.ts";

const SLUG = "region_test-aide-velo";
const COLLECTION = "benefits_javascript";
const REF = `refs/heads/cms/${COLLECTION}/${SLUG}`;

let test: TestRepository;
beforeEach(() => {
  test = createTestRepository();
});
afterEach(() => test.dispose());

const save = async (text: string) => (await test.open()).saveEntry(entry(SLUG, text));
const lockOf = (ref: string) => join(test.directory, ".git", `${ref}.lock`);

/** Another repository than the one that is tried. */
function other(): string {
  const folder = test.folder();
  test.gitIn(folder, "init", "-q");
  return folder;
}

/** Makes a lock file that is a minute old. */
function aged(lock: string): string {
  writeFileSync(lock, "");
  const before = new Date(Date.now() - 60_000);
  utimesSync(lock, before, before);
  return lock;
}

/** When a lock that is made now is no longer left alone for its age. */
const later = () => Date.now() + 3_100;

/** A real git that has locked a reference and waits. */
async function holder(ref: string): Promise<ChildProcess> {
  const child = spawn("git", ["-C", test.directory, "update-ref", "--stdin"], { stdio: "pipe" });
  const tip = test.git("rev-parse", "main");
  child.stdin?.write(`start\nupdate ${ref} ${tip} ${test.git("rev-parse", ref)}\nprepare\n`);
  while (!existsSync(lockOf(ref))) await pause(10);
  return child;
}

describe("a lock that is in the way", () => {
  it("is waited for while the git that holds it lives, and removed once it was killed", async () => {
    await save("label: un\n");
    const child = await holder(REF);
    expect(await removeStaleLock(lockOf(REF), later())).toBe(false);
    child.kill("SIGKILL");
    await new Promise((done) => child.once("exit", done));
    expect(existsSync(lockOf(REF))).toBe(true);
    aged(lockOf(REF));
    const { commit } = await save("label: deux\n");
    expect(test.git("rev-parse", REF)).toBe(commit);
    expect(existsSync(lockOf(REF))).toBe(false);
  });

  it("is never under a name that git takes for a reference's", async () => {
    const names: string[] = [];
    const watcher = watch(join(test.directory, ".git/refs/heads"), (_, name) => names.push(String(name)));
    const lock = aged(lockOf("refs/heads/main"));
    expect(await removeStaleLock(lock)).toBe(true);
    await eventually(() => names.filter((name) => name !== "main.lock").length).toBeGreaterThan(0);
    watcher.close();
    expect(names.filter((name) => !name.endsWith(".lock"))).toEqual([]);
  });

  it.each(["packed-refs", "HEAD", "refs/heads/main"])(
    "of a killed git on %s stops no publication",
    async (name) => {
      const repository = await test.open();
      await repository.saveEntry(entry(SLUG, "label: un\n"));
      writeFileSync(lockOf(name), "");
      const before = new Date(Date.now() - 60_000);
      utimesSync(lockOf(name), before, before);
      const { commit } = await repository.publish(COLLECTION, SLUG);
      expect(test.git("rev-parse", "main")).toBe(commit);
    },
  );

  it.each([
    [
      "a writer in another repository",
      () => spawn("git", ["-C", other(), "update-ref", "--stdin"], { stdio: "pipe" }),
    ],
    [
      "a pager in another repository",
      () => spawn("git", ["-C", other(), "cat-file", "--batch"], { stdio: "pipe" }),
    ],
    [
      "a reader of this repository",
      () => spawn("git", ["-C", test.directory, "-c", "a.b=c", "rev-list", "--stdin"], { stdio: "pipe" }),
    ],
    ["another program", () => spawn("cat", [], { cwd: test.directory, stdio: "pipe" })],
  ])("of a killed git is removed beside %s", async (_, start) => {
    const elsewhere = start();
    try {
      await new Promise((done) => elsewhere.once("spawn", done));
      await save("label: un\n");
      const lock = aged(lockOf(REF));
      expect(await removeStaleLock(lock)).toBe(true);
    } finally {
      elsewhere.kill("SIGKILL");
    }
  });

  it.each([
    [
      "by its folder",
      () => spawn("git", ["update-ref", "--stdin"], { cwd: join(test.directory, "benefits"), stdio: "pipe" }),
    ],
    [
      "by an argument",
      () =>
        spawn("git", [`--git-dir=${test.directory}/.git`, "update-ref", "--stdin"], {
          cwd: "/",
          stdio: "pipe",
        }),
    ],
    [
      "by a variable",
      () =>
        spawn("git", ["update-ref", "--stdin"], {
          cwd: "/",
          env: { ...process.env, GIT_DIR: `${test.directory}/.git` },
          stdio: "pipe",
        }),
    ],
    [
      "from a linked working tree",
      () => {
        const tree = join(test.folder(), "tree");
        test.git("worktree", "add", "-q", "--detach", tree);
        return spawn("git", ["update-ref", "--stdin"], { cwd: tree, stdio: "pipe" });
      },
    ],
    ["as a program that has it open", () => spawn("tail", ["-f", lockOf(REF)], { cwd: "/", stdio: "pipe" })],
  ])("is waited for while somebody works in this repository, known %s", async (_, start) => {
    await save("label: un\n");
    const lock = aged(lockOf(REF));
    const holder = start();
    try {
      await new Promise((done) => holder.once("spawn", done));
      // Its lock is made once it has started, and was left alone since then.
      for (
        let tried = 0;
        tried < 300 && (await possibleHolders(lock, process.getuid?.() ?? 0))?.length === 0;
        tried += 1
      )
        await pause(20);
      utimesSync(lock, new Date(), new Date());
      expect(await removeStaleLock(lock, later())).toBe(false);
    } finally {
      holder.kill("SIGKILL");
    }
    await new Promise((done) =>
      (holder.exitCode ?? holder.signalCode) === null ? holder.once("exit", done) : done(0),
    );
    expect(await removeStaleLock(lock, later())).toBe(true);
  });

  it("that has just been made is left alone", async () => {
    writeFileSync(lockOf("HEAD"), "");
    expect(await removeStaleLock(lockOf("HEAD"))).toBe(false);
  });

  it("is named in git's own words", () => {
    expect(
      lockIn(
        "fatal: cannot lock ref 'refs/heads/a': Unable to create '/x/.git/refs/heads/a.lock': File exists.\n",
      ),
    ).toBe("/x/.git/refs/heads/a.lock");
    expect(lockIn("fatal: cannot lock ref 'refs/heads/a': is at 1 but expected 2")).toBeUndefined();
  });
});
