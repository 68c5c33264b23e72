import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createTestRepository, entry, type TestRepository, VELO, write } from "../temporary-repository.ts";

const SLUG = "region_test-aide-velo";
const COLLECTION = "benefits_javascript";
const NEW = "benefits/javascript/region_test-neuf.yml";
const OLD = "benefits/javascript/region_test-aide-bus.yml";
// A process that certainly runs, and one that cannot be.
const [LIVING, DEAD] = [process.ppid, 2 ** 22 + 1];

let test: TestRepository;
beforeEach(() => {
  test = createTestRepository();
});
afterEach(() => test.dispose());

const file = (path: string) => join(test.directory, path);
const status = () => test.git("status", "--porcelain");

/** What a server that is killed right after it moved the main branch leaves: one file changed, one new, one removed. */
async function killedAfterMove(process = DEAD): Promise<void> {
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
  const move = { ref: "refs/heads/main", previous, next, places: [test.directory], process };
  writeFileSync(join(folder, "1.json"), JSON.stringify(move));
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

  it("is left as it is when somebody has changed one of these files since", async () => {
    await killedAfterMove();
    write(file(VELO), "label: le mien\n");
    write(file(NEW), "label: neuf\n");
    const before = status();
    await test.open();
    expect(status()).toBe(before);
    expect(readFileSync(file(VELO), "utf8")).toBe("label: le mien\n");
  });

  it("is left to the server that is at it", async () => {
    await killedAfterMove(LIVING);
    const before = status();
    await test.open();
    expect(status()).toBe(before);
    expect(readdirSync(file(".git/contribution-moves"))).toHaveLength(1);
  });

  it("is left as it is when what was announced cannot be read, or was overtaken", async () => {
    await killedAfterMove();
    write(file(".git/contribution-moves/1.json"), "{");
    const before = status();
    await test.open();
    expect(status()).toBe(before);
    await killedAfterMove().catch(() => undefined);
    test.git("update-ref", "refs/heads/main", test.git("commit-tree", "-m", "Autre", "main^{tree}"));
    await test.open();
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
