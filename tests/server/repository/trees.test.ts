import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { createGit } from "../../../server/repository/git/git.ts";
import { compareTrees } from "../../../server/repository/objects/compare-trees.ts";
import {
  compareFolders,
  entriesOf,
  type Folder,
  findEntry,
  withEntry,
} from "../../../server/repository/objects/folder.ts";
import { createObjectReader } from "../../../server/repository/objects/object-reader.ts";
import { createObjectWriter } from "../../../server/repository/objects/object-writer.ts";
import { FOLDER, type NamedEntry, type TreeChange } from "../../../server/repository/objects/tree.ts";
import { writeTree } from "../../../server/repository/objects/write-tree.ts";
import { type GitStore, listFiles } from "../../../server/repository/store.ts";
import { holds } from "../../support/random.ts";

const RUNS = 300;
const EMPTY: Folder = { bytes: Buffer.alloc(0), idLength: 0 };
const BLOB = "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391";

// Names that are each other's beginnings, and characters around the slash that git sorts folders by.
const NAME = fc.stringMatching(/^[ab.\-0é]{1,4}$/).filter((name) => name !== "." && name !== "..");
const ENTRY: fc.Arbitrary<NamedEntry> = fc.record({
  mode: fc.constantFrom("100644", "100755", "120000", FOLDER),
  oid: fc.stringMatching(/^[0-9a-f]{40}$/),
});

const folderOf = (entries: ReadonlyMap<string, NamedEntry>) =>
  [...entries].reduce((folder, [name, entry]) => withEntry(folder, name, entry), EMPTY);
const sortedByGit = (entries: ReadonlyMap<string, NamedEntry>) =>
  [...entries]
    .map(([name, entry]) => ({ name, ...entry }))
    .sort((one, other) => Buffer.compare(keyOf(one), keyOf(other)));
const keyOf = ({ name, mode }: NamedEntry & { name: string }) =>
  Buffer.from(mode === FOLDER ? `${name}/` : name);

describe("a folder as git stores it", () => {
  it("holds what was put into it last, in git's order, whatever was there", () => {
    holds(
      fc.property(
        fc.array(fc.tuple(NAME, fc.option(ENTRY, { nil: undefined })), { maxLength: 40 }),
        (steps) => {
          const model = new Map<string, NamedEntry>();
          let folder = EMPTY;
          for (const [name, entry] of steps) {
            folder = withEntry(folder, name, entry);
            if (entry) model.set(name, entry);
            else model.delete(name);
          }
          expect([...entriesOf(folder)]).toEqual(sortedByGit(model));
          for (const [name] of steps) expect(findEntry(folder, name)).toEqual(model.get(name));
        },
      ),
      RUNS,
    );
  });

  it("is told from another one entry by entry", () => {
    const entries = fc.uniqueArray(fc.tuple(NAME, ENTRY), { selector: ([name]) => name, maxLength: 60 });
    holds(
      fc.property(entries, entries, fc.integer({ min: 0, max: 60 }), (first, second, shared) => {
        const before = new Map(first);
        const after = new Map([...second, ...first.slice(0, shared)]);
        const told = compareFolders(folderOf(before), folderOf(after));
        const sides = (name: string) => ({ before: before.get(name), after: after.get(name) });
        const back = new Map<string, ReturnType<typeof sides>>();
        // A file and a folder of the same name have two places in git's order.
        for (const { name, ...found } of told) back.set(name, { ...back.get(name), ...found } as never);
        const names = new Set([...before.keys(), ...after.keys()]);
        for (const name of names) {
          const { before: was, after: is } = sides(name);
          const isSame = was?.oid === is?.oid && was?.mode === is?.mode;
          expect(back.get(name)).toEqual(
            isSame ? undefined : { ...(was && { before: was }), ...(is && { after: is }) },
          );
        }
        expect([...back.keys()].every((name) => names.has(name))).toBe(true);
      }),
      RUNS,
    );
  });
});

describe("a tree that is written", () => {
  const directory = mkdtempSync(join(tmpdir(), "contribution-test-"));
  const run = (args: readonly string[], input = "", index = join(directory, "index")) =>
    execFileSync("git", ["-C", directory, ...args], {
      input,
      encoding: "utf8",
      env: { ...process.env, GIT_INDEX_FILE: index },
    }).trim();
  run(["init", "-q"]);
  const git = createGit([`--git-dir=${join(directory, ".git")}`]);
  const place = { packs: join(directory, ".git/objects/pack"), hash: "sha1" } as const;
  const [objects, writer] = [
    createObjectReader(git, join(directory, ".git")),
    createObjectWriter(git, place),
  ];
  // What the functions under test ask of a store.
  const store = {
    git,
    objects,
    writer,
    prefix: "",
    trees: new Map(),
    folders: new Map(),
    roots: new Map(),
  } as unknown as GitStore;
  const stored = async (tree: string | undefined) => {
    if (tree) await (await writer.store([tree]))();
    return tree;
  };
  const write = async (base: string | undefined, changes: readonly TreeChange[]) =>
    stored(await writeTree(store, base, changes));
  afterAll(() => {
    run(["fsck", "--strict", "--no-dangling", "--no-progress"]);
    objects.close();
    rmSync(directory, { recursive: true, force: true });
  });

  const PATH = fc
    .array(fc.stringMatching(/^[ab\-0]{1,2}$/), { minLength: 1, maxLength: 3 })
    .map((names) => names.join("/"));
  const isAbove = (one: string, other: string) => one.startsWith(`${other}/`) || other.startsWith(`${one}/`);
  /** Paths none of which is a folder of another. */
  const FILES = fc
    .uniqueArray(PATH, { minLength: 1, maxLength: 12 })
    .map((paths) => paths.filter((path, i) => !paths.slice(0, i).some((other) => isAbove(path, other))));
  const indexed = (tree: string, paths: readonly string[], isKept: boolean) => {
    run(["read-tree", tree]);
    run(
      ["update-index", "--index-info"],
      paths.map((path) => (isKept ? `100644 ${BLOB}\t${path}\n` : `0 ${BLOB}\t${path}\n`)).join(""),
    );
    return run(["write-tree"]);
  };

  it("is the one that git's own index gives, file by file, and is read back as it was asked for", async () => {
    const blob = { mode: "100644", oid: writer.write("blob", "") };
    expect(blob.oid).toBe(BLOB);
    const empty = run(["mktree"]);
    await holds(
      fc.asyncProperty(FILES, FILES, fc.integer({ min: 0, max: 12 }), async (first, added, removed) => {
        const tree = await write(
          undefined,
          first.map((path) => ({ path, blob })),
        );
        expect(tree).toBe(indexed(empty, first, true));
        const gone = first.slice(0, removed);
        const without = await write(
          tree,
          gone.map((path) => ({ path })),
        );
        expect(without).toBe(indexed(tree ?? "", gone, false));
        const left = first.slice(removed);
        const next = await write(
          without,
          added.map((path) => ({ path, blob })),
        );
        const isPossible = !added.some((path) => left.some((other) => isAbove(path, other)));
        expect(next !== undefined).toBe(isPossible);
        if (!next) return;
        expect(next).toBe(indexed(without ?? "", added, true));
        const [paths] = [(await listFiles(store, next, "")).map(({ path }) => path)];
        expect(paths.join("\n")).toBe(run(["ls-tree", "-r", "--name-only", next]));
        const told = (await compareTrees(store, tree, next)).map(({ path }) => path).sort();
        expect(told.join("\n")).toBe(
          run(["diff-tree", "-r", "--name-only", "--no-renames", tree ?? "", next])
            .split("\n")
            .sort()
            .join("\n"),
        );
      }),
      Math.ceil(RUNS / 15),
    );
  });

  it("keeps the bytes of a name that is not UTF-8, a submodule and a link beside what changes", async () => {
    const latin = Buffer.concat([Buffer.from("100644 d\xe9j\xe0\0", "latin1"), Buffer.from(BLOB, "hex")]);
    const tree = await stored(writer.write("tree", latin));
    const blob = { mode: "100644", oid: BLOB };
    const next = await write(tree, [
      { path: "b.yml", blob },
      { path: "z/y.yml", blob },
    ]);
    expect((await objects.read(next ?? ""))?.bytes.includes(latin)).toBe(true);
    expect((await listFiles(store, next, "")).map(({ path }) => path)).toHaveLength(3);
  });

  it("puts a file in the place of a folder only when all of it is removed", async () => {
    const blob = { mode: "100644", oid: BLOB };
    const tree = await write(undefined, [
      { path: "a/b", blob },
      { path: "a/c", blob },
    ]);
    expect(await write(tree, [{ path: "a", blob }, { path: "a/b" }])).toBeUndefined();
    const all = await write(tree, [{ path: "a", blob }, { path: "a/b" }, { path: "a/c" }]);
    expect(await listFiles(store, all, "")).toEqual([{ path: "a", ...blob }]);
    const back = await write(all, [{ path: "a" }, { path: "a/b", blob }]);
    expect(await listFiles(store, back, "")).toEqual([{ path: "a/b", ...blob }]);
    expect(await write(all, [{ path: "a/b", blob }])).toBeUndefined();
    expect(await write(all, [{ path: "a" }])).toBe(run(["mktree"]));
  });
});
