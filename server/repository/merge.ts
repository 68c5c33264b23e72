import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Refusal } from "./refusal.ts";
import { type Store, treeOf } from "./store.ts";
import {
  compareTrees,
  emptyTree,
  isPlainFile,
  storeBlob,
  type TreeChange,
  type TreeDifference,
  writeTree,
} from "./tree.ts";

/** A draft merged into the main branch: the tree, and the paths from the repository's root that the merge changes. */
export interface Merged {
  readonly tree: string;
  readonly files: readonly string[];
}

interface Side {
  readonly mode: string;
  readonly oid: string;
}

/**
 * Merges a draft's commit into the main branch's, path by path; lines are merged only in files that both changed.
 * Throws a `conflict` refusal, with nothing changed, when both changed the same lines.
 */
export async function mergeDraft(store: Store, main: string | undefined, draft: string): Promise<Merged> {
  const { git } = store;
  const base = (await findBase(store, main, draft)) ?? (await emptyTree(git));
  const changed = await compareTrees(git, base, draft);
  const onMain = new Map(
    (await compareTrees(git, base, main ?? base)).map((change) => [change.path, change]),
  );

  const changes: TreeChange[] = [];
  const conflicts: string[] = [];
  for (const mine of changed) {
    const theirs = onMain.get(mine.path);
    if (theirs && isSame(mine.after, theirs.after)) continue;
    const blob = theirs ? await mergeFile(store, mine, theirs) : mine.after;
    if (blob === "conflict") conflicts.push(mine.path);
    else changes.push(blob ? { path: mine.path, blob } : { path: mine.path });
  }
  const tree = conflicts.length ? undefined : await writeTree(git, await treeOf(store, main), changes);
  if (!tree) throw conflict(conflicts);
  return { tree, files: changes.map(({ path }) => path) };
}

/** The commit where a draft left the main branch; undefined when they share none. */
export async function findBase(
  store: Store,
  main: string | undefined,
  draft: string,
): Promise<string | undefined> {
  if (!main) return undefined;
  const { code, stdout, stderr } = await store.git.attempt(["merge-base", main, draft]);
  if (code > 1) throw new Error(`git merge-base: ${stderr.trim()}`);
  return code === 0 ? stdout.toString().trim() : undefined;
}

async function mergeFile(
  store: Store,
  mine: TreeDifference,
  theirs: TreeDifference,
): Promise<Side | "conflict"> {
  const sides = [theirs.after, mine.before, mine.after];
  if (
    !mine.after ||
    !theirs.after ||
    !mine.before ||
    !sides.every((side) => side && isPlainFile(side.mode))
  ) {
    return "conflict";
  }
  const mode = theirs.after.mode === mine.before.mode ? mine.after.mode : theirs.after.mode;
  if (theirs.after.oid === mine.before.oid) return { mode, oid: mine.after.oid };
  if (mine.after.oid === mine.before.oid) return { mode, oid: theirs.after.oid };
  const merged = await mergeLines(store, [theirs.after.oid, mine.before.oid, mine.after.oid]);
  return merged ? { mode, oid: await storeBlob(store.git, merged) } : "conflict";
}

/** The lines of the first and third blobs, both made from the second; undefined when they disagree. */
async function mergeLines(store: Store, oids: readonly string[]): Promise<Buffer | undefined> {
  const folder = await mkdtemp(join(tmpdir(), "contribution-"));
  try {
    const files = oids.map((_, i) => join(folder, String(i)));
    for (const [i, file] of files.entries()) {
      await writeFile(file, (await store.objects.read(oids[i] ?? "")) ?? "");
    }
    const { code, stdout } = await store.git.attempt(["merge-file", "-p", "-q", ...files]);
    return code === 0 ? stdout : undefined;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function isSame(a: Side | undefined, b: Side | undefined): boolean {
  return a?.oid === b?.oid && a?.mode === b?.mode;
}

function conflict(paths: readonly string[]): Refusal {
  const where = paths.length ? ` (${paths.join(", ")})` : "";
  return new Refusal(
    "conflict",
    `Cette fiche a été modifiée et publiée entre-temps, aux mêmes endroits que votre brouillon${where}. Rien n’a été changé : reprenez vos modifications à partir de la version publiée.`,
    paths.map((file) => ({ file, message: `Le fichier ${file} a été modifié des deux côtés.` })),
  );
}
