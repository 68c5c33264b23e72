import { spawn } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { OWN, PARENT, parentName, startOf, toMark } from "../../../server/repository/git/process-mark.ts";
import type { LeftBehind } from "../../../server/repository/worktree/worktree-report.ts";
import { runToEnd } from "../../support/command.ts";
import { createTestRepository, entry, type TestRepository, VELO, write } from "../temporary-repository.ts";

const SLUG = "region_test-aide-velo";
const COLLECTION = "benefits_javascript";
const NEW = "benefits/javascript/region_test-neuf.yml";
const OLD = "benefits/javascript/region_test-aide-bus.yml";
// A process that cannot be, and one that has the number of a living one, but began at another time.
const DEAD = { host: hostname(), pid: 2 ** 22 + 1, start: "" };
const REPLACED = { ...OWN, start: "avant" };

let test: TestRepository;
beforeEach(() => {
  test = createTestRepository();
});
afterEach(() => test.dispose());

const file = (path: string) => join(test.directory, path);
const status = () => test.git("status", "--porcelain");

/** What a server that is killed right after it moved the main branch leaves: one file changed, one new, one removed. */
async function killedAfterMove(process: object = DEAD): Promise<void> {
  const previous = test.git("rev-parse", "main");
  write(file(VELO), "label: publié\n");
  write(file(NEW), "label: neuf\n");
  test.git("rm", "-q", OLD);
  test.git("add", ".");
  test.git("commit", "-qm", "Publie");
  const next = test.git("rev-parse", "main");
  test.git("reset", "-q", "--hard", previous);
  test.git("update-ref", "refs/heads/main", next);
  const folder = file(".git/contribution-moves");
  mkdirSync(folder, { recursive: true });
  const move = { name: "refs/heads/main", previous, next, places: [test.directory] };
  writeFileSync(join(folder, "1.json"), JSON.stringify({ moves: [move], process }));
}

describe("a working tree that a killed server left between two versions", () => {
  it("is brought to the published one when the server starts again", async () => {
    await killedAfterMove();
    await test.open();
    expect(status()).toBe("");
    expect(readFileSync(file(VELO), "utf8")).toBe("label: publié\n");
    expect([NEW, OLD].map((path) => existsSync(file(path)))).toEqual([true, false]);
    expect(readdirSync(file(".git/contribution-moves"))).toEqual([]);
  });

  it("is so too when some of its files had been written already, and a lock was left", async () => {
    await killedAfterMove();
    write(file(VELO), "label: publié\n");
    write(file(NEW), "label: neuf\n");
    rmSync(file(OLD));
    write(file("notes-personnelles.txt"), "à moi\n");
    await test.open();
    expect(status()).toBe("?? notes-personnelles.txt");
  });

  it("keeps what somebody has changed since, by name, and follows elsewhere", async () => {
    await killedAfterMove();
    write(file(VELO), "label: le mien\n");
    write(file(NEW), "label: neuf\n");
    const told: LeftBehind[] = [];
    await test.open({ tell: (left) => told.push(left) });
    expect(status()).toBe(` M ${VELO}`);
    expect(readFileSync(file(VELO), "utf8")).toBe("label: le mien\n");
    expect(told).toMatchObject([{ place: test.directory, files: [{ path: VELO }] }]);
  });

  it.each([
    ["with nothing left of a file", () => rmSync(file(VELO))],
    ["with the beginning of a file", () => write(file(VELO), "label: pu")],
    ["with an empty new file", () => write(file(NEW), "")],
  ])("is completed when git was killed %s", async (_, prepare) => {
    await killedAfterMove();
    prepare();
    await test.open();
    expect(status()).toBe("");
    expect(readFileSync(file(VELO), "utf8")).toBe("label: publié\n");
  });

  it("follows to where the branch is now, when that has moved again since", async () => {
    await killedAfterMove();
    const linked = join(test.folder(), "lié");
    test.git("worktree", "add", "-q", "--detach", linked, "main");
    write(join(linked, "README.md"), "encore\n");
    test.gitIn(linked, "commit", "-qam", "Encore");
    test.git("update-ref", "refs/heads/main", test.gitIn(linked, "rev-parse", "HEAD"));
    await test.open();
    expect(status()).toBe("");
  });

  it("is left to the server that is at it", async () => {
    const child = spawn("sleep", ["600"]);
    await killedAfterMove({ ...OWN, pid: child.pid, start: startOf(child.pid ?? 0) });
    const before = status();
    await test.open();
    expect(status()).toBe(before);
    expect(readdirSync(file(".git/contribution-moves"))).toHaveLength(1);
    child.kill();
  });

  it("is not left to a process that has got the number of the server's", async () => {
    await killedAfterMove(REPLACED);
    write(file(".git/index.lock"), JSON.stringify(REPLACED));
    await test.open();
    expect(status()).toBe("");
    expect(existsSync(file(".git/index.lock"))).toBe(false);
  });

  it("waits for the git that the killed server had started", async () => {
    await killedAfterMove();
    const env = { ...process.env, [PARENT]: parentName(toMark(DEAD) ?? OWN) };
    const child = spawn("git", ["-C", test.directory, "update-ref", "--stdin"], { env });
    let isOpen = false;
    const opening = test.open().then(() => {
      isOpen = true;
    });
    await pause(300);
    expect(isOpen).toBe(false);
    child.kill();
    await opening;
    expect(status()).toBe("");
  });

  it("is announced until it is done: what stops a start is said, and it is done at the next one", async () => {
    await killedAfterMove();
    const editor = join(test.folder(), "éditeur");
    write(editor, "#!/bin/sh\nexec sleep 600\n");
    chmodSync(editor, 0o755);
    write(file("README.md"), "en cours\n");
    const commit = spawn("git", ["-C", test.directory, "commit", "-a"], {
      env: { ...process.env, GIT_EDITOR: editor },
      detached: true,
    });
    while (!existsSync(file(".git/index.lock"))) await pause(10);
    const started = runToEnd("start", "--repository", test.directory, "--port", "0");
    expect([started.status, started.stderr]).toEqual([2, expect.stringContaining("index.lock")]);
    expect(readdirSync(file(".git/contribution-moves"))).toHaveLength(1);
    process.kill(-(commit.pid ?? 0));
    await new Promise((done) => commit.once("exit", done));
    rmSync(file(".git/index.lock"), { force: true });
    await test.open();
    expect(status()).toBe(" M README.md");
  });

  it("is repaired at the first start when the lock is a killed git's", async () => {
    await killedAfterMove();
    write(file(".git/index.lock"), "");
    utimesSync(file(".git/index.lock"), 1, 1);
    await test.open();
    expect(status()).toBe("");
  });

  it("is left as it is when what was announced cannot be read", async () => {
    await killedAfterMove();
    write(file(".git/contribution-moves/1.json"), "{");
    const before = status();
    await test.open();
    expect(status()).toBe(before);
    expect(readdirSync(file(".git/contribution-moves"))).toEqual([]);
  });

  it("is announced while it follows, and at no other time", async () => {
    const repository = await test.open();
    await repository.saveEntry(entry(SLUG, "label: publié\n"));
    await repository.publish(COLLECTION, SLUG);
    expect(status()).toBe("");
    expect(readdirSync(file(".git/contribution-moves"))).toEqual([]);
  });
});
