import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { lockIn, removeStaleLock } from "../../../server/repository/stale-lock.ts";
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
    await pause(3_100);
    expect(await removeStaleLock(lockOf(REF))).toBe(false);
    child.kill("SIGKILL");
    await new Promise((done) => child.once("exit", done));
    expect(existsSync(lockOf(REF))).toBe(true);
    const { commit } = await save("label: deux\n");
    expect(test.git("rev-parse", REF)).toBe(commit);
    expect(existsSync(lockOf(REF))).toBe(false);
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
