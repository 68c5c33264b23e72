import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import type { Repository } from "../../../server/repository/repository.ts";
import {
  createTestRepository,
  entry,
  FILES,
  type TestRepository,
  VELO,
  write,
} from "../temporary-repository.ts";

const SLUG = "region_test-aide-velo";
const TEXT = String(FILES[VELO]);
const priced = (price: number) => TEXT.replace("100", String(price));

let test: TestRepository;
let repository: Repository;
beforeEach(async () => {
  test = createTestRepository();
  repository = await test.open();
});
afterEach(() => {
  try {
    test.git("commit-graph", "write", "--reachable");
  } finally {
    test.dispose();
  }
});

const save = (text: string) => repository.saveEntry(entry(SLUG, text));
// Without git's list of commits, which goes on naming those that a bare `prune` deleted.
const fsck = () =>
  test.git("-c", "core.commitGraph=false", "fsck", "--full", "--strict", "--no-dangling", "--no-progress");
const packs = () => readdirSync(join(test.directory, ".git/objects/pack"));

/** What git holds in packs and nothing refers to, as a draft that was deleted leaves it. */
async function forgotten(...housekeeping: readonly (readonly string[])[]) {
  await save(priced(1));
  for (const args of housekeeping) test.git(...args);
  // What is opened now knows these packs.
  repository.close();
  repository = await test.open();
  await save(priced(2));
  await save(priced(1));
  await repository.deleteDraft("benefits_javascript", SLUG);
}

describe("a save after git has tidied up", () => {
  it.each([
    ["gc --prune=now", [["gc", "-q", "--prune=now"]]],
    [
      "repack -ad and prune",
      [
        ["repack", "-adq"],
        ["prune", "--expire=now"],
      ],
    ],
    [
      "repack -Ad and prune",
      [["repack", "-Adq", "--unpack-unreachable=now"], ["prune-packed", "-q"], ["prune"]],
    ],
    ["maintenance", [["maintenance", "run", "--quiet", "--task=gc", "--task=loose-objects"], ["prune"]]],
    [
      "pack-refs and gc",
      [
        ["pack-refs", "--all", "--prune"],
        ["gc", "-q", "--prune=now", "--aggressive"],
      ],
    ],
  ])("is whole, though what it writes was there before: %s", async (_, commands) => {
    await forgotten(["gc", "-q"]);
    for (const args of commands) test.git(...args);
    const { commit } = await save(priced(1));
    fsck();
    expect(test.git("show", `${commit}:${VELO}`)).toBe(priced(1).trimEnd());
    await repository.addNote("benefits_javascript", SLUG, { author: "A", content: "Vu" });
    await repository.setStatus("benefits_javascript", SLUG, "pending_review");
    for (const args of commands) test.git(...args);
    await repository.publish("benefits_javascript", SLUG);
    fsck();
  });

  it("is whole when what it writes was old enough for a default gc", async () => {
    await forgotten(["gc", "-q"]);
    test.git("repack", "-Adq");
    const month = new Date(Date.now() - 30 * 86_400_000);
    const objects = join(test.directory, ".git/objects");
    for (const file of execFileSync("find", [objects, "-type", "f"], { encoding: "utf8" }).trim().split("\n"))
      utimesSync(file, month, month);
    test.git("gc", "-q");
    await save(priced(1));
    fsck();
  });

  it("keeps what it writes from a prune that began before, until its branch holds it", async () => {
    const kept: string[][] = [];
    const watch = setInterval(() => kept.push(packs().filter((name) => name.endsWith(".keep"))), 1);
    for (let i = 0; i < 5; i += 1) await save(priced(i));
    clearInterval(watch);
    expect(kept.some((names) => names.length > 0)).toBe(true);
    expect(packs().filter((name) => name.endsWith(".keep"))).toEqual([]);
  });

  it("is written over what the branch holds, though references were packed twice within a second", async () => {
    const branch = `refs/heads/cms/benefits_javascript/${SLUG}`;
    const packed = join(test.directory, ".git/packed-refs");
    const [first = "", second = ""] = [
      (await save(priced(1))).commit,
      test.git("commit-tree", "-p", branch, "-m", "Somebody else", "main^{tree}"),
    ];
    // Git takes a file of the same size, place and second for the one it read before.
    for (let isSameSecond = false; !isSameSecond; ) {
      test.git("update-ref", branch, first);
      test.git("pack-refs", "--all");
      await save(priced(1));
      const before = statSync(packed);
      writeFileSync(packed, readFileSync(packed, "utf8").replaceAll(first, second));
      utimesSync(packed, before.atime, before.mtime);
      isSameSecond = Math.floor(statSync(packed).ctimeMs / 1000) === Math.floor(before.ctimeMs / 1000);
    }
    const { commit } = await save(priced(1));
    expect(commit).toBe(test.git("rev-parse", branch));
    expect(test.git("rev-parse", `${commit}^`)).toBe(second);
  });

  it("loses nothing while housekeeping never stops", async () => {
    const stop = join(test.folder(), "stop");
    const loop = `until [ -e ${stop} ]; do git gc -q --prune=now; git repack -adq; git prune --expire=now; git pack-refs --all; done`;
    const child = spawn("sh", ["-c", loop], { cwd: test.directory, stdio: "ignore" });
    const ended = once(child, "exit");
    try {
      for (let i = 0; i < 30; i += 1) {
        const { commit } = await save(priced(i % 3));
        expect(commit).toBe(test.git("rev-parse", `cms/benefits_javascript/${SLUG}`));
        if (i % 5 === 4) await repository.deleteDraft("benefits_javascript", SLUG);
      }
    } finally {
      // Git that is killed leaves its locks.
      writeFileSync(stop, "");
      await ended;
    }
    fsck();
  });
});

describe("the packs that saves make", () => {
  // A file of 1,024 bytes holds the pack of a small save, and cuts off any index.
  it("are whole or cannot be seen, when git is ended while it writes one", async () => {
    const git = execFileSync("sh", ["-c", "command -v git"], { encoding: "utf8" }).trim();
    const folder = test.folder();
    const cut = `case " $* " in *" index-pack "*) ulimit -f 2 ;; esac`;
    write(join(folder, "git"), `#!/bin/sh\n${cut}\nexec ${git} "$@"\n`);
    chmodSync(join(folder, "git"), 0o755);
    const path = process.env.PATH;
    process.env.PATH = `${folder}:${path}`;
    try {
      await expect(save(priced(5))).rejects.toThrow("index-pack");
    } finally {
      process.env.PATH = path;
    }
    const left = readdirSync(join(test.directory, ".git/objects/pack/contribution-unfinished"));
    expect(left.some((name) => name.endsWith(".idx"))).toBe(true);
    expect(packs().filter((name) => name.endsWith(".idx"))).toEqual([]);
    fsck();
    await save(priced(6));
    fsck();
  });

  it("are put together before there are many", async () => {
    for (let i = 0; i < 45; i += 1) await save(priced(i));
    const count = () => packs().filter((name) => name.endsWith(".pack")).length;
    while (count() > 40) await new Promise((resolve) => setTimeout(resolve, 20));
    await save(priced(7));
    fsck();
    expect(count()).toBeLessThanOrEqual(42);
  });

  it("are released, when a killed server left them kept, by the next one", async () => {
    const { commit } = await save(priced(3));
    const [pack] = packs().filter((name) => name.endsWith(".pack"));
    const keep = join(test.directory, ".git/objects/pack", String(pack).replace(/pack$/, "keep"));
    writeFileSync(keep, "contribution\n");
    await test.open();
    expect(existsSync(keep)).toBe(true);
    const before = new Date(Date.now() - 2 * 3_600_000);
    utimesSync(keep, before, before);
    const aside = join(test.directory, ".git/objects/pack/contribution-unfinished");
    const unfinished = [join(aside, "pack-1.pack"), join(aside, "pack-2.pack")];
    for (const file of unfinished) write(file, "PACK");
    utimesSync(String(unfinished[0]), before, before);
    await test.open();
    expect(existsSync(keep)).toBe(false);
    expect(unfinished.map((file) => existsSync(file))).toEqual([false, true]);
    expect(test.git("cat-file", "-t", String(commit))).toBe("commit");
  });
});
