import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Git } from "./git.ts";

/** One file of a tree; `path` starts at the repository's root. */
export interface TreeEntry {
  readonly path: string;
  /** `100644` and `100755` are files, `120000` a symbolic link, `160000` a submodule. */
  readonly mode: string;
  readonly oid: string;
}

/** What a path becomes: a blob and its mode, or nothing. */
export interface TreeChange {
  readonly path: string;
  readonly blob?: { readonly mode: string; readonly oid: string };
}

/** How a path differs between two trees; a side is absent when the path is. */
export interface TreeDifference {
  readonly path: string;
  readonly before?: { readonly mode: string; readonly oid: string };
  readonly after?: { readonly mode: string; readonly oid: string };
}

/** Whether a mode is that of a plain file, which alone may be read or written. */
export function isPlainFile(mode: string): boolean {
  return mode === "100644" || mode === "100755";
}

/** Every file under a folder of a commit or tree, at any depth; the empty folder name is the root. */
export async function listTree(git: Git, treeish: string, folder: string): Promise<TreeEntry[]> {
  const out = await git.run([
    "ls-tree",
    "-r",
    "-z",
    "--full-tree",
    treeish,
    "--",
    ...(folder ? [`${folder}/`] : []),
  ]);
  return records(out).map((record) => {
    const tab = record.indexOf("\t");
    const [mode = "", , oid = ""] = record.slice(0, tab).split(" ");
    return { path: record.slice(tab + 1), mode, oid };
  });
}

/** What a folder holds under a name. */
export type NamedEntry = Pick<TreeEntry, "mode" | "oid">;

/** A tree as git stores it: a mode, a name, a zero byte and an id of `idLength` bytes for each entry. */
export function parseTree(bytes: Buffer, idLength: number): ReadonlyMap<string, NamedEntry> {
  const entries = new Map<string, NamedEntry>();
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(32, at);
    const zero = bytes.indexOf(0, space);
    const mode = bytes.toString("latin1", at, space);
    at = zero + 1 + idLength;
    entries.set(bytes.toString("utf8", space + 1, zero), { mode, oid: bytes.toString("hex", zero + 1, at) });
  }
  return entries;
}

/** The paths that differ between two trees or commits, renames being a removal and an addition. */
export async function compareTrees(git: Git, before: string, after: string): Promise<TreeDifference[]> {
  const args = ["diff-tree", "-r", "-z", "--no-renames", "--ignore-submodules=none", before, after];
  const fields = records(await git.run(args));
  const differences: TreeDifference[] = [];
  for (let i = 0; i + 1 < fields.length; i += 2) {
    const [oldMode = "", newMode = "", oldOid = "", newOid = ""] = (fields[i] ?? "").slice(1).split(" ");
    const before = Number(oldMode) ? { before: { mode: oldMode, oid: oldOid } } : {};
    const after = Number(newMode) ? { after: { mode: newMode, oid: newOid } } : {};
    differences.push({ path: fields[i + 1] ?? "", ...before, ...after });
  }
  return differences;
}

/** Stores bytes as a blob, as they are, and gives its id. */
export function storeBlob(git: Git, bytes: Uint8Array | string): Promise<string> {
  return git.text(["hash-object", "-w", "--stdin", "--no-filters"], { input: bytes });
}

/** The id of the tree that holds nothing. */
export function emptyTree(git: Git): Promise<string> {
  return git.text(["mktree"], { input: "" });
}

/**
 * Makes a tree from another one and some changes, in an index of its own. Undefined when a path cannot be both a
 * file and a folder, which is also how writing through a symbolic link ends.
 */
export async function writeTree(
  git: Git,
  base: string | undefined,
  changes: readonly TreeChange[],
): Promise<string | undefined> {
  const folder = await mkdtemp(join(tmpdir(), "contribution-"));
  const env = { GIT_INDEX_FILE: join(folder, "index") };
  try {
    await git.run(base ? ["read-tree", base] : ["read-tree", "--empty"], { env });
    // Removals first, so that a folder may take the place of a file.
    const ordered = [...changes].sort((a, b) => Number(!!a.blob) - Number(!!b.blob));
    const absent = "0".repeat(base?.length ?? 40);
    const input = ordered
      .map(({ path, blob }) => `${blob?.mode ?? "0"} ${blob?.oid ?? absent}\t${path}\0`)
      .join("");
    await git.run(["update-index", "-z", "--index-info"], { env, input });
    const tree = await git.text(["write-tree"], { env });
    // git replaces a file, or a link, by the folder that should be in its place: nobody asked for that.
    const asked = new Set(changes.map(({ path }) => path));
    const made = await compareTrees(git, base ?? (await emptyTree(git)), tree);
    return made.every(({ path }) => asked.has(path)) ? tree : undefined;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function records(out: Buffer): string[] {
  return out.toString().split("\0").slice(0, -1);
}
