import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import type { Repository } from "../../../server/repository/repository.ts";
import { eventually } from "../../support/eventually.ts";
import { createTestRepository, type TestRepository, write } from "../temporary-repository.ts";

const COLLECTION = "benefits_javascript";
const SLUGS = ["region_test-aide-bus", "region_test-aide-velo"] as const;
const [BUS, VELO] = SLUGS;

let test: TestRepository;
let file: string;
beforeEach(() => {
  test = createTestRepository();
  file = join(test.directory, ".git", "contribution-drafts.json");
  for (const slug of SLUGS) {
    test.git("checkout", "-q", "-b", `cms/${COLLECTION}/${slug}`, "main");
    write(join(test.directory, `benefits/javascript/${slug}.yml`), textOf(slug));
    test.git("commit", "-qam", "Propose", "-m", "Contribution-Status: pending_review");
  }
  test.git("checkout", "-q", "main");
});
afterEach(() => {
  restore();
  test.dispose();
});

const textOf = (slug: string) => `label: ${slug}\ninstitution: region_test\nmontant: 200\n`;

/** Puts before git a command that writes down what it is asked, and gives the commands so far. */
function watchGit(): () => string[] {
  const folder = test.folder();
  const log = join(folder, "log");
  const path = process.env.PATH;
  writeFileSync(log, "");
  writeFileSync(join(folder, "git"), `#!/bin/sh\necho "$*" >> ${log}\nPATH='${path}' exec git "$@"\n`);
  chmodSync(join(folder, "git"), 0o755);
  process.env.PATH = `${folder}:${path}`;
  restore = () => (process.env.PATH = path);
  return () => readFileSync(log, "utf8").split("\n");
}
let restore: () => void = () => undefined;

async function list(repository: Repository) {
  const branches = await repository.drafts();
  const read = await repository.prepareDrafts(branches);
  const drafts = await Promise.all(branches.map(read));
  return drafts.map((draft) => ({ slug: draft?.slug, status: draft?.status, own: draft?.own }));
}

const EXPECTED = SLUGS.map((slug) => ({
  slug,
  status: "pending_review",
  own: [{ path: `benefits/javascript/${slug}.yml` }],
}));

/** What a server that has listed the drafts leaves behind. */
async function written(): Promise<string> {
  const repository = await test.open();
  await list(repository);
  await eventually(() => existsSync(file)).toBe(true);
  repository.close();
  return readFileSync(file, "utf8");
}

type Drafts = [string, { status: string; differences: object[] }][];

/** A file with other facts, which nothing tells from one of ours. */
function crafted(text: string, change: (drafts: Drafts) => unknown): string {
  const { version, drafts } = JSON.parse(text);
  change(drafts);
  const sha256 = createHash("sha256").update(JSON.stringify(drafts)).digest("hex");
  return JSON.stringify({ version, sha256, drafts });
}

describe("the facts of drafts that a server leaves for the next one", () => {
  it("spare the first list after a start what git would compare", async () => {
    await written();
    const commands = watchGit();
    const repository = await test.open();
    expect(await list(repository)).toMatchObject(EXPECTED);
    expect(commands().filter((command) => command.includes("diff-tree"))).toEqual([]);
  });

  it("say nothing of a draft that has moved since", async () => {
    await written();
    test.git("checkout", "-q", `cms/${COLLECTION}/${BUS}`);
    test.git("commit", "-q", "--allow-empty", "-m", "Reprend", "-m", "Contribution-Status: draft");
    test.git("checkout", "-q", "main");
    const repository = await test.open();
    expect(await list(repository)).toMatchObject([{ slug: BUS, status: "draft" }, EXPECTED[1]]);
    await eventually(() => readFileSync(file, "utf8")).toContain(
      test.git("rev-parse", `cms/${COLLECTION}/${BUS}`),
    );
  });

  it("are left aside, and written again, when the file is not as it was written", async () => {
    const text = await written();
    const other = (change: (first: Drafts[number]) => void) =>
      crafted(text, ([first]) => first && change(first));
    const damaged: readonly (() => void)[] = [
      () => writeFileSync(file, text.slice(0, 200)),
      () => writeFileSync(file, text.replace("pending_review", "pending_publish")),
      () => writeFileSync(file, text.replace('"version":1', '"version":2')),
      () => writeFileSync(file, Buffer.alloc(1_000, 0xff)),
      () => writeFileSync(file, "[".repeat(1_000_000)),
      () => writeFileSync(file, " ".repeat(20_000_000)),
      () =>
        writeFileSync(
          file,
          other((first) => Object.assign(first[1], { status: "__proto__" })),
        ),
      () =>
        writeFileSync(
          file,
          other((first) => Object.assign(first[1], { differences: [{ path: "a" }, 1] })),
        ),
      () =>
        writeFileSync(
          file,
          other((first) => first.pop()),
        ),
      () => symlinkSync("/dev/zero", file),
      // Whoever opens it would wait for somebody who writes.
      () => execFileSync("sh", ["-c", 'mkfifo "$0"', file]),
    ];
    for (const damage of damaged) {
      rmSync(file);
      damage();
      const repository = await test.open();
      expect(await list(repository)).toMatchObject(EXPECTED);
      repository.close();
    }
    expect(lstatSync(file).isFIFO()).toBe(true);
    const repository = await test.open();
    await list(repository);
    await eventually(() => lstatSync(file).isFile()).toBe(true);
    expect(readFileSync(file, "utf8")).toBe(text);
  });

  it("are done without, and nothing is said, where nothing can be written", async () => {
    mkdirSync(`${file}.new`);
    mkdirSync(file);
    const repository = await test.open();
    expect(await list(repository)).toMatchObject(EXPECTED);
    expect(await list(repository)).toMatchObject(EXPECTED);
  });

  it("decide of nothing: crafted, they neither hide from a reader what a draft holds nor have it published", async () => {
    const branch = `cms/${COLLECTION}/${VELO}`;
    test.git("checkout", "-q", branch);
    write(join(test.directory, "package.json"), "{}");
    test.git("add", "package.json");
    test.git("commit", "-qm", "Propose", "-m", "Contribution-Status: draft");
    test.git("checkout", "-q", "main");
    const text = await written();
    const main = test.git("rev-parse", "main");
    const lie = (drafts: Drafts) => {
      for (const [key, facts] of drafts) {
        if (!key.endsWith(test.git("rev-parse", branch))) continue;
        facts.status = "pending_publish";
        facts.differences = facts.differences.filter((one) => !JSON.stringify(one).includes("package.json"));
      }
    };
    writeFileSync(file, crafted(text, lie));
    const repository = await test.open();
    expect((await list(repository))[1]).toMatchObject({ slug: VELO, status: "pending_publish" });
    expect(await repository.draft(COLLECTION, VELO)).toMatchObject({
      status: "draft",
      foreign: [{ path: "package.json" }],
    });
    await expect(repository.publish(COLLECTION, VELO)).rejects.toThrow("package.json");
    expect(test.git("rev-parse", "main")).toBe(main);
  });
});
