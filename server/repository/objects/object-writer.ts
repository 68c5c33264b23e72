import { randomBytes } from "node:crypto";
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Git } from "../git/git.ts";
import { parseCommit } from "./commit-object.ts";
import { damaged } from "./damaged.ts";
import { formatPack, type HashName, idOf, type NewObject, type ObjectType } from "./pack.ts";

/** Where a repository keeps its packs, and how it names objects. */
export interface ObjectPlace {
  readonly packs: string;
  readonly hash: HashName;
}

/** Takes the objects of one change of the repository, and stores them when references are about to move to them. */
export interface ObjectWriter {
  /** Takes an object, and gives its id. Nothing is on the disk before `store`. */
  write(type: ObjectType, bytes: Uint8Array | string): string;
  /** Says that a tree which was written holds an object that is expected to be there. */
  need(oid: string): void;
  /** An object that was written. */
  find(oid: string): NewObject | undefined;
  /**
   * Stores what these commits need of what was written, and proves that the rest of it is there. git's housekeeping
   * leaves it alone, whether it began before or begins after, until what is given is called: once references hold it.
   */
  store(commits: readonly string[]): Promise<() => Promise<void>>;
}

/** What a pack is kept for, as its `.keep` file says. */
export const KEPT_FOR = "contribution";

/** Folder, among the packs, of those that git is still writing: it looks for none there. */
export const UNFINISHED = "contribution-unfinished";

/** Makes a writer for one change. */
export function createObjectWriter(git: Git, { packs, hash }: ObjectPlace): ObjectWriter {
  const written = new Map<string, NewObject>();
  const needed = new Set<string>();
  return {
    write(type, content) {
      const object = { type, bytes: Buffer.from(content) };
      const oid = idOf(object, hash);
      written.set(oid, object);
      return oid;
    },
    need: (oid) => needed.add(oid),
    find: (oid) => written.get(oid),
    async store(commits) {
      const objects = reachable(written, commits);
      if (objects.length === 0) return async () => undefined;
      const parents = objects.flatMap(({ type, bytes }) =>
        type === "commit" ? parseCommit(bytes).parents : [],
      );
      const names = [...parents, ...parents.map((parent) => `${parent}^{tree}`), ...needed];
      const [letGo] = await Promise.all([
        storePack(git, packs, formatPack(objects, hash)),
        proveThere(
          git,
          names.filter((name) => !written.has(name)),
        ),
      ]);
      return letGo;
    },
  };
}

/** The objects on the way from commits: a commit or a tree holds the ids of what it needs. */
function reachable(written: ReadonlyMap<string, NewObject>, commits: readonly string[]): NewObject[] {
  const left = new Set(written.keys());
  const found: NewObject[] = [];
  const queue = [...commits];
  for (let oid = queue.pop(); oid !== undefined; oid = queue.pop()) {
    const object = written.get(oid);
    if (!object || !left.delete(oid)) continue;
    found.push(object);
    if (object.type === "blob") continue;
    const encoding = object.type === "tree" ? "hex" : "latin1";
    queue.push(...[...left].filter((other) => object.bytes.includes(Buffer.from(other, encoding))));
  }
  return found;
}

/**
 * Stores a pack under a name that no other has. A pack with a `.keep` file is neither deleted nor emptied by any
 * housekeeping, and one whose name is new cannot have been marked for deletion before: alone of what git has, it is
 * safe from a `git gc --prune=now` that is under way. It is written aside: git writes a pack that has a name at its
 * place, and one whose writing was cut off would make each later command complain.
 */
async function storePack(git: Git, packs: string, pack: Buffer): Promise<() => Promise<void>> {
  const name = `pack-${randomBytes(20).toString("hex")}`;
  const keep = join(packs, `${name}.keep`);
  const letGo = () => rm(keep, { force: true });
  const aside = join(packs, UNFINISHED);
  // Copies of a repository may lack empty folders.
  await mkdir(aside, { recursive: true });
  // git would only write it once the pack can be seen.
  await writeFile(keep, `${KEPT_FOR}\n`);
  try {
    await git.run(["index-pack", "--stdin", "--threads=1", join(aside, `${name}.pack`)], { input: pack });
    const made = (await readdir(aside)).filter((file) => file.startsWith(`${name}.`));
    // The index comes last: with it, git sees the pack.
    made.sort((a, b) => Number(a.endsWith(".idx")) - Number(b.endsWith(".idx")));
    for (const file of made) await rename(join(aside, file), join(packs, file));
  } catch (error) {
    await letGo();
    throw error;
  }
  return letGo;
}

/** Asks a git process that has just begun, which knows no pack of before. */
async function proveThere(git: Git, names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  const args = ["cat-file", "--batch-check"];
  const { code, stdout, stderr } = await git.attempt(args, { input: `${names.join("\n")}\n` });
  const lines = stdout.toString().split("\n");
  const missing = lines.find((line) => line.endsWith(" missing"))?.replace(/\^\{tree\}| missing$/g, "");
  if (missing !== undefined || code !== 0) throw damaged({ oid: missing, detail: stderr });
}
